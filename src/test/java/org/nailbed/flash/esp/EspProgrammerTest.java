package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.data;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.error;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.silence;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Progress;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.flash.espressif.connect.ExitReset;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.ScriptedLoader.Request;
import org.nailbed.flash.espressif.loader.SlowPort;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.Lines;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

class EspProgrammerTest {
    private static final EspOptions ROM_ONLY = EspOptions.DEFAULT.withLoader(LoaderChoice.ROM_ONLY);
    private static final Image APP = Image.of("app.bin", 0x10000, new byte[40_000]);
    static final FirmwareSet SET = set(APP);

    private final FakeBoard board = new FakeBoard();
    private final FakePort port = board.port;

    @AfterEach
    void forgetInterrupt() {
        boolean wasInterrupted = Thread.interrupted();
        assertThat(wasInterrupted).as("an interrupt outlived its test").isFalse();
    }

    @Test
    void stubIsLoadedAtTheRaisedBaudBeforeTheFirstByteIsWritten() {
        WriteReport report = identified(EspOptions.DEFAULT).write(SET, board.deadline());

        List<Integer> opcodes = board.loader.opcodes();
        assertThat(opcodes.indexOf(Opcode.CHANGE_BAUDRATE.code())).isLessThan(opcodes.indexOf(Opcode.MEM_BEGIN.code()));
        assertThat(opcodes.indexOf(Opcode.MEM_END.code())).isLessThan(opcodes.indexOf(Opcode.DEFL_BEGIN.code()));
        assertThat(opcodes.lastIndexOf(Opcode.SPI_ATTACH.code())).isGreaterThan(opcodes.indexOf(Opcode.MEM_END.code()));
        assertThat(board.loader.requests(Opcode.SPI_SET_PARAMS).get(0).word(1)).isEqualTo(4 << 20);
        assertThat(report.baud()).isEqualTo(921_600).isEqualTo(port.baud());
        assertThat(report.imageBytes()).isEqualTo(40_000);
        assertThat(report.resentBlocks()).isZero();
    }

    @Test
    void romAloneWritesWhenToldTo() {
        identified(ROM_ONLY).write(SET, board.deadline());

        assertThat(board.loader.requests(Opcode.MEM_BEGIN)).isEmpty();
        assertThat(board.loader.requests(Opcode.DEFL_END)).isEmpty();
        assertThat(board.loader.requests(Opcode.DEFL_BEGIN)).hasSize(1);
    }

    @Test
    void secureBootKeepsTheRom() {
        board.locked(1, 0);
        identified(EspOptions.DEFAULT).write(SET, board.deadline());

        assertThat(board.loader.requests(Opcode.MEM_BEGIN)).isEmpty();
    }

    @Test
    void secureBootRefusesAnotherBootloader() {
        board.locked(1, 0);

        assertRefused(FlashFault.SECURITY_REFUSED, set(Image.of("boot.bin", 0, new byte[64]), APP));
    }

    @Test
    void flashEncryptionRefusesPlainImages() {
        board.locked(0, 1);

        assertRefused(FlashFault.SECURITY_REFUSED, SET);
    }

    @Test
    void firmwareOfAnotherChipIsRefusedBeforeAnythingIsWritten() {
        assertRefused(FlashFault.WRONG_CHIP, new FirmwareSet(List.of(APP), Optional.of("ESP32-S3"), Optional.empty()));
    }

    @Test
    void firmwareBeyondTheFlashIsRefused() {
        assertRefused(FlashFault.FLASH_TOO_SMALL, set(Image.of("far.bin", (4 << 20) - 0x1000, new byte[0x1004])));
    }

    @Test
    void firmwareBuiltForALargerFlashIsRefused() {
        assertRefused(
                FlashFault.FLASH_TOO_SMALL, new FirmwareSet(List.of(APP), Optional.empty(), Optional.of(8 << 20)));
    }

    @Test
    void baudFallsBackAfterAFullResetWhenNobodyAnswersAtTheNewOne() {
        FakePort deaf = boardDeafAt(921_600, 460_800);
        EspProgrammer programmer = new EspProgrammer(deaf, EspOptions.DEFAULT, Progress.Listener.NONE);
        programmer.identify(board.deadline());

        WriteReport report = programmer.write(SET, board.deadline());

        assertThat(report.baud()).isEqualTo(230_400);
        assertThat(board.loader.requests(Opcode.CHANGE_BAUDRATE).stream().map(request -> request.word(0)))
                .containsExactly(921_600, 460_800, 230_400);
        assertThat(deaf.lineChanges()).as("connect and two full resets").hasSize(15);
    }

    @Test
    void boardIsAskedAboutItselfAtTheRaisedBaud() {
        identified(EspOptions.DEFAULT);

        List<Integer> opcodes = board.loader.opcodes();
        assertThat(opcodes.indexOf(Opcode.CHANGE_BAUDRATE.code())).isLessThan(opcodes.indexOf(Opcode.READ_REG.code()));
        assertThat(port.baud()).isEqualTo(921_600);
    }

    @Test
    void boardThatIsToStayInItsLoaderIsLeftAtTheBaudAtWhichOthersLookForIt() {
        identified(EspOptions.DEFAULT.withAfter(ExitReset.NONE));

        assertThat(board.loader.requests(Opcode.CHANGE_BAUDRATE)).isEmpty();
        assertThat(port.baud()).isEqualTo(115_200);
    }

    @Test
    void baudThatFailsOnAPortWithoutLinesIsTheEnd() {
        FakePort deaf = boardLostAfterTheFirstChangeOfBaud();
        EspProgrammer programmer =
                new EspProgrammer(SlowPort.withoutLines(deaf), EspOptions.DEFAULT, Progress.Listener.NONE);
        programmer.identify(board.deadline());

        assertFault(FlashFault.REPLY_TIMEOUT, () -> programmer.write(SET, board.deadline()));
    }

    @Test
    void verifyAsksTheBoardForEveryRegion() {
        Image second = Image.of("data.bin", 0x90000, new byte[16]);
        EspProgrammer programmer = identified(EspOptions.DEFAULT);
        FirmwareSet both = set(APP, second);
        programmer.write(both, board.deadline());
        board.loader
                .forget(Opcode.SPI_FLASH_MD5)
                .on(Opcode.SPI_FLASH_MD5, data(Dialect.STUB, APP.paddedMd5()), data(Dialect.STUB, second.paddedMd5()));

        assertThat(programmer.verify(both, board.deadline()))
                .extracting(digest -> digest.imageName() + " at " + digest.offset())
                .containsExactly("app.bin at 65536", "data.bin at 589824");
    }

    @Test
    void digestThatDiffersClosesThePort() {
        EspProgrammer programmer = identified(EspOptions.DEFAULT);

        assertFault(FlashFault.DIGEST_MISMATCH, () -> programmer.verify(SET, board.deadline()));
        assertClosed();
    }

    @Test
    void silentBoardClosesThePort() {
        FakePort silent = new FakePort(board.ticker, written -> new byte[0]);
        EspProgrammer programmer = new EspProgrammer(silent, EspOptions.DEFAULT, Progress.Listener.NONE);

        assertFault(FlashFault.NO_SYNC, () -> programmer.identify(board.deadline()));
        assertThatThrownBy(() -> silent.setBaud(1))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.CLOSED));
        assertThat(programmer.trace().dump()).as("still readable").isNotEmpty();
    }

    @Test
    void boardThatFallsSilentInTheMiddleClosesThePortAndNamesTheOffset() {
        board.instead(Opcode.FLASH_DATA, silence());
        EspProgrammer programmer = identified(EspOptions.DEFAULT);
        Image noise = noise();

        assertFault(FlashFault.REPLY_TIMEOUT, () -> programmer.write(set(noise), board.deadline()))
                .hasMessageContaining("noise.bin at offset 0x20000");
        assertClosed();
    }

    @Test
    void interruptInTheMiddleClosesThePortAndNamesTheOffset() {
        board.instead(Opcode.FLASH_DATA, request -> {
            Thread.currentThread().interrupt();
            return new byte[0];
        });
        EspProgrammer programmer = identified(EspOptions.DEFAULT);

        assertThatThrownBy(() -> programmer.write(set(noise()), board.deadline()))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.INTERRUPTED))
                .hasMessageContaining("noise.bin at offset 0x20000");
        assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
        assertClosed();
    }

    @Test
    void refusedBeginClosesThePort() {
        EspProgrammer programmer = identified(EspOptions.DEFAULT);
        programmer.write(SET, board.deadline());
        board.instead(Opcode.DEFL_BEGIN, error(Dialect.STUB, 0xC4));

        assertFault(FlashFault.FLASH_WRITE_FAILED, () -> programmer.write(SET, board.deadline()));
        assertClosed();
    }

    @Test
    void bootResetsIntoTheApplicationAtTheFirstBaud() {
        EspProgrammer programmer = identified(EspOptions.DEFAULT);
        programmer.write(SET, board.deadline());
        int before = port.lineChanges().size();
        board.ticker.turn(Duration.ofMillis(1));
        Deadline deadline = board.deadline();

        assertFault(FlashFault.BOOT_NOT_SEEN, () -> programmer.boot(deadline));

        assertThat(port.lineChanges().subList(before, before + 2)).containsExactly(Lines.RTS, Lines.NONE);
        assertThat(port.baud()).isEqualTo(115_200);
    }

    @Test
    void portWithoutLinesCannotBootAndSaysSo() {
        EspProgrammer programmer =
                new EspProgrammer(SlowPort.withoutLines(port), EspOptions.DEFAULT, Progress.Listener.NONE);

        assertThat(programmer.canReset()).isFalse();
        assertFault(FlashFault.BOOT_NOT_SEEN, () -> programmer.boot(board.deadline()))
                .hasMessageContaining("no lines to reset the board with");
    }

    @Test
    void progressCountsUncompressedBytesOfTheWholeSet() {
        List<Progress> seen = new ArrayList<>();
        EspProgrammer programmer = new EspProgrammer(port, EspOptions.DEFAULT, seen::add);
        programmer.identify(board.deadline());
        FirmwareSet both = set(APP, Image.of("text.bin", 0x90000, "text".getBytes(StandardCharsets.US_ASCII)));
        programmer.write(both, board.deadline());

        assertThat(seen.stream().map(Progress::step).distinct())
                .containsExactly(Progress.Step.CONNECT, Progress.Step.UPLOAD_STUB, Progress.Step.WRITE);
        assertThat(seen.get(seen.size() - 1)).isEqualTo(new Progress(Progress.Step.WRITE, 40_004, 40_004));
        assertThat(seen.stream().map(Progress::doneBytes)).isSorted();
    }

    @Test
    void writeBeforeIdentifyIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> board.programmer(EspOptions.DEFAULT).write(SET, board.deadline()))
                .isInstanceOf(IllegalStateException.class);
    }

    private FakePort boardLostAfterTheFirstChangeOfBaud() {
        return new FakePort(board.ticker, written -> {
            boolean lost = !board.loader.requests(Opcode.CHANGE_BAUDRATE).isEmpty();
            byte[] answer = board.loader.apply(written);
            return lost ? new byte[0] : answer;
        });
    }

    /** Replies are lost once the loader was told to change to one of these, until it is synced anew. */
    private FakePort boardDeafAt(Integer... bauds) {
        AtomicBoolean deaf = new AtomicBoolean();
        return new FakePort(board.ticker, written -> {
            byte[] answer = board.loader.apply(written);
            List<Request> requests = board.loader.requests();
            Request last = requests.get(requests.size() - 1);
            if (last.opcode() == Opcode.SYNC.code()) {
                deaf.set(false);
            }
            byte[] heard = deaf.get() ? new byte[0] : answer;
            if (last.opcode() == Opcode.CHANGE_BAUDRATE.code()) {
                deaf.set(List.of(bauds).contains(last.word(0)));
            }
            return heard;
        });
    }

    private EspProgrammer identified(EspOptions options) {
        EspProgrammer programmer = board.programmer(options);
        programmer.identify(board.deadline());
        return programmer;
    }

    private void assertRefused(FlashFault fault, FirmwareSet set) {
        EspProgrammer programmer = identified(EspOptions.DEFAULT);

        assertFault(fault, () -> programmer.write(set, board.deadline()));

        assertThat(board.loader.requests(Opcode.DEFL_BEGIN)).isEmpty();
        assertThat(board.loader.requests(Opcode.FLASH_BEGIN)).isEmpty();
        assertClosed();
    }

    private void assertClosed() {
        assertThatThrownBy(() -> port.setBaud(115_200))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.CLOSED));
    }

    private static AbstractThrowableAssert<?, ?> assertFault(FlashFault fault, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    private static Image noise() {
        byte[] bytes = new byte[0x8000];
        new Random(5).nextBytes(bytes);
        return Image.of("noise.bin", 0x20000, bytes);
    }

    static FirmwareSet set(Image... images) {
        return new FirmwareSet(List.of(images), Optional.empty(), Optional.empty());
    }
}
