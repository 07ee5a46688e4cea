package org.nailbed.flash.esp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.error;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.ok;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.silence;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.times;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.value;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.ram.RamImages;
import org.nailbed.firmware.ram.RamProgram;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Progress;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.ScriptedLoader.Request;
import org.nailbed.flash.espressif.loader.SlowPort;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.wire.Deadline;

/** Boards that were let go, into their application or into a program in RAM: what is said to them then, and how they come back. */
class LetGoTest {
    private static final int CODE_RAM = 0x40380000;
    private static final int CODE_BYTES = 0x1900;
    private static final RamProgram PROGRAM =
            RamProgram.of(RamImages.of(EspImageBuilder.ESP32_C3, CODE_RAM, TestFirmware.code(CODE_BYTES)));

    private final FakeBoard board = new FakeBoard();

    @ParameterizedTest
    @EnumSource(LoaderChoice.class)
    void boardThatStartedIsFlashedErasedAndStartedAgain(LoaderChoice loader) {
        SimulatedPort port = new SimulatedPort("esp32c3", Timing.OFF);
        EspProgrammer programmer =
                new EspProgrammer(port, EspOptions.DEFAULT.withLoader(loader), Progress.Listener.NONE);
        Deadline deadline = Deadline.after(Duration.ofMinutes(5), port.ticker);
        FirmwareSet test = TestFirmware.of(EspChip.ESP32_C3, 5, 20_000);
        FirmwareSet product = TestFirmware.of(EspChip.ESP32_C3, 5, 60_000);
        programmer.identify(deadline);
        for (FirmwareSet set : List.of(test, product)) {
            programmer.write(set, WriteMode.CHANGED, deadline);
            programmer.verify(set, deadline);
            assertThat(programmer.boot(deadline).application()).isPresent();
        }
        programmer.erase(new Extent(0x200000, 0x1000), deadline);
        assertThat(programmer.boot(deadline).application()).isPresent();
        programmer.verify(product, deadline);

        Image app = product.images().get(2);
        assertThat(port.flash().read(app.offset(), app.padded().length)).isEqualTo(app.padded());
    }

    @Test
    void otherBoardThatWasPutInMeanwhileIsRefused() {
        SimulatedPort port = new SimulatedPort("esp32c3", Timing.OFF);
        EspProgrammer programmer = new EspProgrammer(port, EspOptions.DEFAULT, Progress.Listener.NONE);
        Deadline deadline = Deadline.after(Duration.ofMinutes(5), port.ticker);
        FirmwareSet set = TestFirmware.of(EspChip.ESP32_C3, 5, 20_000);
        programmer.identify(deadline);
        programmer.write(set, deadline);
        programmer.boot(deadline);
        port.order(new BoardFault.OtherMac("24:0a:c4:12:34:56"));

        assertThatThrownBy(() -> programmer.write(set, deadline))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.BOARD_CHANGED))
                .hasMessageContaining("24:0a:c4:12:34:56 answers");
    }

    @Test
    void nobodyTalksToABoardInItsLoader() {
        EspProgrammer programmer = identified();

        assertThatThrownBy(programmer::console)
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.WRONG_BOOT_MODE))
                .hasMessageContaining("Let it start first");
    }

    @Test
    void programIsLoadedByTheRomAndHeardAtTheRateOfApplications() {
        ByteArrayOutputStream ram = new ByteArrayOutputStream();
        board.instead(Opcode.MEM_DATA, request -> {
            ram.writeBytes(Arrays.copyOfRange(request.payload(), 16, request.payload().length));
            return ok(Dialect.ROM).to(request);
        });
        board.instead(Opcode.MEM_END, request -> {
            byte[] reply = ok(Dialect.ROM).to(request);
            byte[] said = "RAM test\r\n\u00C0\u00C1ok\n".getBytes(ISO_8859_1);
            byte[] all = Arrays.copyOf(reply, reply.length + said.length);
            System.arraycopy(said, 0, all, reply.length, said.length);
            return all;
        });
        EspProgrammer programmer = identified();

        programmer.runInRam(PROGRAM, board.deadline());

        assertThat(ram.toByteArray()).isEqualTo(TestFirmware.code(CODE_BYTES));
        Request begin = board.loader.requests(Opcode.MEM_BEGIN).get(0);
        assertThat(List.of(begin.word(0), begin.word(1), begin.word(2), begin.word(3)))
                .containsExactly(CODE_BYTES, 2, 0x1800, CODE_RAM);
        Request jump = board.loader.requests(Opcode.MEM_END).get(0);
        assertThat(List.of(jump.word(0), jump.word(1))).containsExactly(0, CODE_RAM);
        assertThat(board.port.baud()).isEqualTo(115_200);
        assertThat(programmer.console().readLine(soon())).contains("RAM test");
        assertThat(programmer.console().readLine(soon())).contains("\uFFFD\uFFFDok");
    }

    @Test
    void replyToTheJumpMayBeLost() {
        board.instead(Opcode.MEM_END, request -> "RAM test\n".getBytes(UTF_8));
        EspProgrammer programmer = identified();

        programmer.runInRam(PROGRAM, board.deadline());

        assertThat(programmer.console().readLine(soon())).contains("RAM test");
    }

    @Test
    void jumpThatTheRomRefusesIsToldSo() {
        board.instead(Opcode.MEM_END, error(Dialect.ROM, 0x06));

        assertNotRun(FlashFault.PROTOCOL_ERROR)
                .hasMessageContaining("test.bin was loaded, but the ROM loader does not jump to it");
    }

    @Test
    void stubIsSentAwayBeforeItsRamIsLoaded() {
        EspProgrammer programmer = identified();
        programmer.write(EspProgrammerTest.SET, WriteMode.ALL, board.deadline());
        int syncs = board.loader.requests(Opcode.SYNC).size();

        programmer.runInRam(PROGRAM, board.deadline());

        assertThat(board.loader.requests(Opcode.SYNC)).as("reset in between").hasSizeGreaterThan(syncs);
    }

    @Test
    void loadIsBegunAgainWhenTheLinkBrokeInIt() {
        int[] blocks = {0};
        board.instead(Opcode.MEM_DATA, request -> (blocks[0]++ == 1 ? silence() : ok(Dialect.ROM)).to(request));
        EspProgrammer programmer = identified();

        programmer.runInRam(PROGRAM, board.deadline());

        assertThat(board.loader.requests(Opcode.MEM_BEGIN)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"9, 0x40378000, 0, WRONG_CHIP", "5, 0x40380000, 400, WRONG_REVISION"})
    void programForAnotherBoardIsRefusedBeforeAnythingIsLoaded(
            int chip, String address, int minRevision, FlashFault fault) {
        byte[] image = RamImages.header(chip, Integer.decode(address))
                .segment(Integer.decode(address), new byte[64])
                .revisions(minRevision, 0xFFFF)
                .build();
        RamProgram program = RamProgram.of(Image.of("other.bin", 0, image));
        EspProgrammer programmer = identified();

        assertThatThrownBy(() -> programmer.runInRam(program, board.deadline()))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(fault));
        assertThat(board.loader.requests(Opcode.MEM_BEGIN)).isEmpty();
    }

    /** Protocol reference, 3.1: a C3 with secure boot jumps into RAM no more. */
    @Test
    void lockedBoardIsRefused() {
        board.locked(1, 0);

        assertNotRun(FlashFault.SECURITY_REFUSED).hasMessageContaining("secure boot is on");
    }

    @Test
    void stubThatNobodyCanResetIsNotOverwritten() {
        EspProgrammer programmer =
                new EspProgrammer(SlowPort.withoutLines(board.port), EspOptions.DEFAULT, Progress.Listener.NONE);
        programmer.identify(board.deadline());
        programmer.write(EspProgrammerTest.SET, WriteMode.ALL, board.deadline());
        board.instead(Opcode.SYNC, times(8, value(Dialect.STUB, 0)));

        assertThatThrownBy(() -> programmer.runInRam(PROGRAM, board.deadline()))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.WRONG_BOOT_MODE))
                .hasMessageContaining("by hand");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertNotRun(FlashFault fault) {
        EspProgrammer programmer = identified();
        return assertThatThrownBy(() -> programmer.runInRam(PROGRAM, board.deadline()))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    private EspProgrammer identified() {
        EspProgrammer programmer = board.programmer(EspOptions.DEFAULT);
        programmer.identify(board.deadline());
        return programmer;
    }

    private Deadline soon() {
        return Deadline.after(Duration.ofMillis(100), board.ticker);
    }
}
