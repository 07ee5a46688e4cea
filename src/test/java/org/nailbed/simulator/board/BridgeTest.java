package org.nailbed.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nailbed.simulator.Attachment.UartBridge;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.loader.LoaderBench;
import org.nailbed.simulator.loader.Op;

/** What a bridge, its line and its wires do to bytes: protocol reference, 7.3 and 4.3. */
class BridgeTest {
    private static final long MILLI = BoardBench.MILLI;

    @Test
    void rateBetweenCleanAndHighestDamagesBytes() {
        BridgeWiring wiring =
                new BridgeWiring(UartBridge.UNNAMED.withHighestBaud(3_000_000).withHighestCleanBaud(1_500_000), 7);
        byte[] sent = new byte[1000];
        assertThat(wiring.carry(sent, 1_500_000, 1_500_000)).isEqualTo(sent);
        byte[] heard = wiring.carry(sent, 2_000_000, 2_000_000);
        assertThat(heard).hasSameSizeAs(sent);
        long hit = IntStream.range(0, heard.length).filter(i -> heard[i] != 0).count();
        assertThat(hit).isBetween(150L, 350L);
    }

    @Test
    void bridgeStaysAtItsHighestRateWhateverThePcAsksFor() {
        BridgeWiring wiring = new BridgeWiring(UartBridge.CP2102, 7);
        assertThat(wiring.rate(2_000_000, 115_200)).isEqualTo(921_600);
        assertThat(wiring.rate(460_800, 115_200)).isEqualTo(460_800);
        assertThat(wiring.rate(0, 115_200)).as("no rate at all").isEqualTo(115_200);
    }

    @Test
    void boardAndBridgeThatDisagreeDoNotUnderstandEachOther() {
        BoardBench bench = new BoardBench("esp32c3", UartBridge.CP2102, Timing.REALISTIC);
        bench.board.powerOn(true, 0);
        bench.pass(500 * MILLI);
        bench.write(BoardBench.SYNC);
        bench.pass(50 * MILLI);
        bench.write(LoaderBench.frame(Op.CHANGE_BAUDRATE, 0, LoaderBench.wordsOf(2_000_000, 0)));
        bench.pass(50 * MILLI);
        bench.clientBaud = 2_000_000;
        bench.heard.reset();
        bench.write("c0000a04000000000000100040c0");
        bench.pass(50 * MILLI);
        assertThat(bench.heardHex()).doesNotContain("6f50311b");
    }

    @Test
    void boardWithoutItsStrapWireStartsFromFlashWhateverTheLinesSay() {
        BoardBench bench = new BoardBench("esp32c3", Timing.REALISTIC);
        bench.board.order(Optional.of(new BoardFault.NoBootStrap()), 0);
        bench.board.lines(false, true, 0);
        bench.pass(100 * MILLI);
        bench.board.lines(true, false, bench.now);
        bench.pass(200 * MILLI);
        assertThat(bench.heardText()).contains("SPI_FAST_FLASH_BOOT").doesNotContain("waiting for download");
    }

    @Test
    void deafBoardSpeaksAndHearsNothing() {
        BoardBench bench = new BoardBench("esp32c3", Timing.REALISTIC);
        bench.board.order(Optional.of(new BoardFault.Deaf()), 0);
        bench.board.powerOn(true, 0);
        bench.pass(500 * MILLI);
        assertThat(bench.heardText()).endsWith("waiting for download\r\n");
        bench.heard.reset();
        bench.write(BoardBench.SYNC);
        bench.pass(100 * MILLI);
        assertThat(bench.heard.size()).isZero();
    }

    @Test
    void c2AtTwentySixMegahertzChangesToARateThatItsRomMistakes() {
        BoardBench bench = new BoardBench("esp32c2", Timing.REALISTIC);
        bench.board.powerOn(true, 0);
        bench.pass(500 * MILLI);
        bench.write(BoardBench.SYNC);
        bench.pass(50 * MILLI);
        bench.write(LoaderBench.frame(Op.CHANGE_BAUDRATE, 0, LoaderBench.wordsOf(460_800 * 40 / 26, 0)));
        bench.pass(50 * MILLI);
        bench.clientBaud = 460_800;
        bench.heard.reset();
        bench.write("c0000a04000000000000100040c0");
        bench.pass(50 * MILLI);
        assertThat(bench.heardHex()).contains("6fa0417c");
    }

    @Test
    void c2HearsNoSlowSyncWhereOthersDo() {
        assertThat(answersAt("esp32c3", 57_600)).isTrue();
        assertThat(answersAt("esp32c2", 57_600)).isFalse();
        assertThat(answersAt("esp32c2", 115_200)).isTrue();
    }

    private static boolean answersAt(String chip, int baud) {
        BoardBench bench = new BoardBench(chip, Timing.REALISTIC);
        bench.clientBaud = baud;
        bench.board.powerOn(true, 0);
        bench.pass(500 * MILLI);
        bench.heard.reset();
        bench.write(BoardBench.SYNC);
        bench.pass(100 * MILLI);
        return bench.heardHex().contains("0108040007071220");
    }

    @Test
    void bootTextOfAnEsp8266IsGarbageAtARateThatIsNotItsOwn() {
        BoardBench bench = new BoardBench("esp8266", Timing.REALISTIC);
        bench.board.powerOn(true, 0);
        bench.pass(200 * MILLI);
        assertThat(bench.heardText()).isNotEmpty().doesNotContain("boot mode");
        bench.clientBaud = 74_880;
        bench.heard.reset();
        bench.board.powerOn(true, bench.now);
        bench.pass(200 * MILLI);
        assertThat(bench.heardText()).contains("boot mode:(1,6)");
    }
}
