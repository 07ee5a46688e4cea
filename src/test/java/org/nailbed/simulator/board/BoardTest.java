package org.nailbed.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;

/** Reset, boot text, rates and faults; protocol reference, 2.6, 4.1 to 4.3. */
class BoardTest {
    private static final long MILLI = BoardBench.MILLI;
    private static final String READ_MAGIC = "c0000a04000000000000100040c0";

    private final BoardBench bench = new BoardBench("esp32c3", Timing.REALISTIC);

    @Test
    void classicSequenceEndsInDownloadMode() {
        bench.board.lines(false, true, bench.now);
        bench.pass(100 * MILLI);
        bench.board.lines(true, false, bench.now);
        bench.pass(50 * MILLI);
        bench.board.lines(false, false, bench.now);
        bench.pass(200 * MILLI);
        assertThat(bench.heardText())
                .startsWith("ESP-ROM:esp32c3-api1-20210207\r\n")
                .contains("rst:0x1 (POWERON),boot:0x5 (DOWNLOAD(USB/UART0/1))\r\n")
                .endsWith("waiting for download\r\n");
    }

    @Test
    void bothLinesSetOneAfterTheOtherStillReachDownloadModeThroughTheCapacitor() {
        bench.board.lines(false, true, bench.now);
        bench.pass(100 * MILLI);
        bench.board.lines(true, true, bench.now);
        bench.pass(MILLI);
        bench.board.lines(true, false, bench.now);
        bench.pass(200 * MILLI);
        assertThat(bench.heardText()).contains("waiting for download");
    }

    @Test
    void hardResetStartsWhatTheFlashHolds() {
        bench.board.lines(false, true, bench.now);
        bench.pass(100 * MILLI);
        bench.board.lines(false, false, bench.now);
        bench.pass(300 * MILLI);
        assertThat(bench.heardText())
                .contains("boot:0xd (SPI_FAST_FLASH_BOOT)")
                .contains("invalid header: 0xffffffff\r\ninvalid header: 0xffffffff\r\n");
    }

    @Test
    void bothOrNoneOfTheLinesDoNothing() {
        bench.board.lines(true, true, bench.now);
        bench.pass(100 * MILLI);
        bench.board.lines(false, false, bench.now);
        bench.pass(100 * MILLI);
        assertThat(bench.heardText()).isEmpty();
    }

    @Test
    void boardInResetSaysAndHearsNothing() {
        bench.board.powerOn(true, bench.now);
        bench.pass(6 * MILLI);
        bench.board.lines(false, true, bench.now);
        bench.write(BoardBench.SYNC);
        bench.pass(1000 * MILLI);
        assertThat(bench.heardText()).doesNotContain("waiting").doesNotContain("\u00c0");
    }

    @Test
    void bootTextTakesItsTimeOnTheWire() {
        bench.board.powerOn(true, bench.now);
        bench.pass(1000 * MILLI);
        long wireNanos = bench.heard.size() * 10L * 1_000_000_000L / 115_200;
        assertThat(bench.lastHeardAt).isBetween(wireNanos, wireNanos + 10 * MILLI);
    }

    @Test
    void romTakesAnyRateUpToItsOwnFromTheFirstSync() {
        bench.clientBaud = 74_880;
        bench.board.powerOn(true, bench.now);
        bench.pass(500 * MILLI);
        bench.heard.reset();
        bench.write(BoardBench.SYNC);
        bench.pass(500 * MILLI);
        assertThat(bench.heardHex()).contains("c0010804000707122000000000c0");
    }

    @Test
    void syncAtAMuchHigherRateIsNotUnderstood() {
        BoardBench fast = BoardBench.inDownload("esp32c3", Timing.REALISTIC);
        fast.clientBaud = 921_600;
        fast.write(BoardBench.SYNC);
        fast.pass(500 * MILLI);
        assertThat(fast.heardHex()).isEmpty();
    }

    @Test
    void baudChangeIsAnsweredAtTheOldRateAndHeldAtTheNew() {
        BoardBench synced = synced();
        synced.write("c0000f08000000000000100e0000000000c0");
        synced.pass(20 * MILLI);
        assertThat(synced.heardHex()).startsWith("c0010f0400").endsWith("00c0c0c0");
        synced.heard.reset();
        synced.write(READ_MAGIC);
        synced.pass(20 * MILLI);
        assertThat(synced.heardHex()).as("client still at the old rate").doesNotContain("6f50311b");
        synced.clientBaud = 921_600;
        synced.write(READ_MAGIC + READ_MAGIC);
        synced.pass(20 * MILLI);
        assertThat(synced.heardHex()).contains("c0010a04006f50311b0");
    }

    @Test
    void answerAtAnotherRateIsGarbageToTheClient() {
        BoardBench synced = synced();
        synced.write(READ_MAGIC);
        synced.clientBaud = 921_600;
        synced.pass(20 * MILLI);
        assertThat(synced.heard.size()).isPositive();
        assertThat(synced.heardHex()).doesNotContain("010a04006f50311b");
    }

    @Test
    void replyArrivesAfterWireAndUsbInBothDirections() {
        BoardBench synced = synced();
        long begun = synced.now;
        synced.write(READ_MAGIC);
        synced.pass(100 * MILLI);
        long wireNanos = (READ_MAGIC.length() / 2 + 14) * 10L * 1_000_000_000L / 115_200;
        assertThat(synced.lastHeardAt - begun).isBetween(wireNanos + MILLI - 10, wireNanos + MILLI);
    }

    @Test
    void lateWakingDoesNotAddUp() {
        BoardBench onTime = synced();
        BoardBench late = synced();
        String frames = READ_MAGIC.repeat(50);
        onTime.write(frames);
        late.write(frames);
        long begun = late.now;
        onTime.pass(500 * MILLI);
        for (int i = 0; i < 100; i++) {
            late.now += 5 * MILLI;
            late.board.advance(late.now);
        }
        long wireNanos = 50L * READ_MAGIC.length() / 2 * 10 * 1_000_000_000L / 115_200;
        assertThat(onTime.lastHeardAt - begun).isBetween(wireNanos, wireNanos + 3 * MILLI);
        assertThat(late.lastHeardAt - onTime.lastHeardAt).isBetween(0L, 5 * MILLI);
        assertThat(late.heardHex()).isEqualTo(onTime.heardHex());
    }

    @Test
    void boardIsPulledOffAtTheVeryByteThatWasOrdered() {
        BoardBench synced = synced();
        synced.board.order(Optional.of(new BoardFault.UnplugAt(10)), synced.now);
        synced.write(READ_MAGIC);
        synced.pass(10 * 10 * 1_000_000_000L / 115_200 - 1000);
        assertThat(synced.pulledOut).isFalse();
        synced.pass(2000);
        assertThat(synced.pulledOut).isTrue();
    }

    @Test
    void silentBoardSaysNothing() {
        bench.board.order(Optional.of(new BoardFault.Silence()), bench.now);
        bench.board.powerOn(true, bench.now);
        bench.write(BoardBench.SYNC);
        bench.pass(1000 * MILLI);
        assertThat(bench.heard.size()).isZero();
    }

    @Test
    void garbledBoardSaysAsMuchButNothingThatMakesSense() {
        BoardBench synced = synced();
        synced.board.order(Optional.of(new BoardFault.Garbage()), synced.now);
        synced.write(READ_MAGIC);
        synced.pass(100 * MILLI);
        assertThat(synced.heard.size()).isEqualTo(14);
        assertThat(synced.heardHex()).doesNotContain("010a0400");
    }

    @Test
    void otherChipAndOtherMacAreSeenAtOnce() {
        bench.board.powerOn(true, bench.now);
        bench.pass(500 * MILLI);
        bench.heard.reset();
        bench.board.order(Optional.of(new BoardFault.OtherChip("esp32s3")), bench.now);
        bench.pass(500 * MILLI);
        assertThat(bench.heardText()).startsWith("ESP-ROM:esp32s3");
        bench.board.order(Optional.of(new BoardFault.OtherMac("24:0a:c4:00:00:07")), bench.now);
        assertThat(bench.board.mac()).hasToString("24:0a:c4:00:00:07");
        bench.board.order(Optional.empty(), bench.now);
        assertThat(bench.board.mac()).hasToString("60:55:f9:4e:00:01");
    }

    @Test
    void pcWaitsWhenTooMuchIsOnTheWire() {
        BoardBench synced = synced();
        byte[] block = new byte[0x8000];
        synced.board.arrived(block, block.length, synced.now);
        assertThat(synced.board.isFull()).isTrue();
        synced.pass(4_000 * MILLI);
        assertThat(synced.board.isFull()).isFalse();
    }

    private static BoardBench synced() {
        BoardBench bench = BoardBench.inDownload("esp32c3", Timing.REALISTIC);
        bench.write(BoardBench.SYNC);
        bench.pass(100 * MILLI);
        bench.heard.reset();
        return bench;
    }
}
