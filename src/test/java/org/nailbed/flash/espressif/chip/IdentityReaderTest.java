package org.nailbed.flash.espressif.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.fuse.Security;
import org.nailbed.flash.espressif.fuse.Security.Lock;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.FakeRegisters;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.RegisterWrite;
import org.nailbed.flash.espressif.loader.ScriptedLoader;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;

class IdentityReaderTest {
    private static final int SPI = 0x60002000;
    private static final int WINDOW = SPI + 0x58;
    private static final int CONTROLLER_BUSY = 1 << 18;

    private final HandTicker ticker = new HandTicker();
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1), ticker);
    private final FakeRegisters board = new FakeRegisters()
            .with(0x60008844, 0xF9F72CA2)
            .with(0x60008848, 0x00006055)
            .with(0x60008844 + 12, 4 << 18 | 1 << 27)
            .with(SPI + 0x18, 0x12345678)
            .with(SPI + 0x20, 0x70000005);
    private final ScriptedLoader loader = new ScriptedLoader()
            .on(
                    Opcode.READ_REG,
                    request -> ScriptedLoader.value(Dialect.ROM, board.read(request.word(0)))
                            .to(request))
            .on(Opcode.WRITE_REG, this::write)
            .on(Opcode.SPI_ATTACH, ScriptedLoader.ok(Dialect.ROM));
    private final Link link = new Link(new FakePort(ticker, loader));
    private int flashId = 0x1640EF;

    @Test
    void everythingThatAnIdentityTellsIsAskedOfTheBoard() {
        BoardIdentity identity = read(Optional.of(Security.OPEN));

        assertThat(identity.chip()).isEqualTo("ESP32-C3");
        assertThat(identity.mac()).isEqualTo("60:55:f9:f7:2c:a2");
        assertThat(identity.revisionText()).isEqualTo("v0.4");
        assertThat(identity.features()).contains("Wi-Fi", "QFN32", "embedded flash 4 MB");
        assertThat(identity.crystalMhz()).isEqualTo(40);
        assertThat(identity.flashId()).isEqualTo(0x1640EF);
        assertThat(identity.flashSizeBytes()).contains(4 << 20);
        assertThat(identity.security()).isEmpty();
    }

    @Test
    void flashIsAttachedBeforeItIsAskedAndTheControllerLeftAsFound() {
        read(Optional.empty());

        List<Integer> opcodes = loader.opcodes();
        assertThat(opcodes.subList(opcodes.indexOf(Opcode.SPI_ATTACH.code()), opcodes.size()))
                .as("the question and the tidying up")
                .containsOnlyOnce(Opcode.SPI_ATTACH.code())
                .filteredOn(opcode -> opcode == Opcode.WRITE_REG.code())
                .hasSize(2);
        assertThat(board.read(SPI + 0x18)).isEqualTo(0x12345678);
        assertThat(board.read(SPI + 0x20)).isEqualTo(0x70000005);
    }

    /** Protocol reference, 4.6: over the chip's own USB they would restart it in the middle of a write. */
    @Test
    void watchdogsAreCalmedFirst() {
        board.with(0x60008090, 0x8001_0000).with(0x600080AC, 0x0000_0600);

        read(Optional.empty());

        assertThat(loader.opcodes().get(0)).isEqualTo(Opcode.WRITE_REG.code());
        ScriptedLoader.Request calming = loader.requests().get(0);
        assertThat(calming.word(0)).as("unlocked first").isEqualTo(0x600080A8);
        assertThat(calming.word(1)).isEqualTo(0x50D83AA1);
        assertThat(board.read(0x60008090)).isZero();
        assertThat(board.read(0x600080A8)).as("locked again").isZero();
        assertThat(board.read(0x600080AC)).as("feeds itself").isEqualTo(0x8000_0600);
        assertThat(board.read(0x600080B0)).as("locked again").isZero();
    }

    @Test
    void stubThatStillRunsHasCalmedThemItself() {
        ScriptedLoader stub = new ScriptedLoader()
                .on(Opcode.READ_REG, ScriptedLoader.value(Dialect.STUB, 0x1240EF & ~CONTROLLER_BUSY))
                .on(Opcode.WRITE_REG, ScriptedLoader.ok(Dialect.STUB))
                .on(Opcode.SPI_ATTACH, ScriptedLoader.ok(Dialect.STUB));
        Link running = new Link(new FakePort(ticker, stub));
        running.speak(Dialect.STUB);

        new IdentityReader(running)
                .read(new ChipDetector.Detected(Chips.of(EspChip.ESP32_C3).orElseThrow(), Optional.empty()), deadline);

        assertThat(stub.requests(Opcode.WRITE_REG)).as("only the flash id's").hasSize(2);
    }

    @Test
    void locksComeFromFusesWhenTheLoaderDoesNotTellThem() {
        board.with(0x60008800 + 0x34, 1 << 18).with(0x60008800 + 0x38, 1 << 20);

        assertThat(read(Optional.empty()).security()).containsExactly("secure boot on", "flash encryption on");
    }

    @Test
    void flashThatAnswersOnesIsDead() {
        flashId = 0xFFFFFF;

        assertThatThrownBy(() -> read(Optional.empty()))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.FLASH_DEAD))
                .hasMessageContaining("FFFFFF");
    }

    @Test
    void secureDownloadModeIsRefusedForNothingCouldBeProven() {
        assertThatThrownBy(() -> read(Optional.of(Security.of(Lock.SECURE_DOWNLOAD))))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.SECURITY_REFUSED));
        assertThat(loader.requests()).isEmpty();
    }

    private BoardIdentity read(Optional<Security> security) {
        Chip chip = Chips.of(EspChip.ESP32_C3).orElseThrow();
        return new IdentityReader(link)
                .read(new ChipDetector.Detected(chip, security), deadline)
                .identity();
    }

    /** A controller that runs "read id" the moment its start bit is written. */
    private byte[] write(ScriptedLoader.Request request) {
        for (int i = 0; i < request.payload().length / 16; i++) {
            int at = 4 * i;
            board.write(new RegisterWrite(
                    request.word(at), request.word(at + 1), request.word(at + 2), request.word(at + 3)));
        }
        boolean started = board.read(SPI) == 1 << 18;
        boolean asksForId = board.read(SPI + 0x18) == (1 << 31 | 1 << 28)
                && board.read(SPI + 0x20) == (7 << 28 | 0x9F)
                && board.read(SPI + 0x28) == 23;
        if (started && asksForId) {
            board.with(WINDOW, flashId).with(SPI, 0);
        }
        return ScriptedLoader.ok(Dialect.ROM).to(request);
    }
}
