package org.nailbed.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.simulator.Attachment;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.loader.LoaderBench;
import org.nailbed.simulator.loader.Op;

/** A chip that is its own port: protocol reference, 4.1 and 4.6. */
class UsbBoardTest {
    private static final long MILLI = BoardBench.MILLI;
    private static final String READ_MAGIC = "c0000a04000000000000100040c0";
    private static final int KEY = 0x50D83AA1;

    private final BoardBench bench = jtag("esp32c3");

    @Test
    void usbSequenceEndsInDownloadModeByACoreReset() {
        usbReset(bench);
        assertThat(bench.heardText())
                .contains("rst:0x15 (USB_UART_CHIP_RESET),boot:0x5")
                .endsWith("waiting for download\r\n");
    }

    @Test
    void classicSequenceOnlyRestartsTheApplication() {
        bench.board.lines(false, true, bench.now);
        bench.pass(100 * MILLI);
        bench.board.lines(true, false, bench.now);
        bench.pass(50 * MILLI);
        bench.board.lines(false, false, bench.now);
        bench.pass(100 * MILLI);
        assertThat(bench.heardText()).contains("SPI_FAST_FLASH_BOOT").doesNotContain("waiting for download");
    }

    @Test
    void boardPutIntoDownloadByItsButtonStaysThereAfterAResetOverTheLines() {
        bench.board.powerOn(true, bench.now);
        bench.pass(100 * MILLI);
        hardReset(bench);
        assertThat(bench.heardText()).contains("USB_UART_CHIP_RESET").endsWith("waiting for download\r\n");
    }

    @Test
    void watchdogSetByTheHostReadsThePinsAgain() {
        bench.board.powerOn(true, bench.now);
        bench.pass(100 * MILLI);
        sync(bench);
        bench.heard.reset();
        watchdogReset(bench, 0x60008090, 0x60008094, 0x600080A8);
        bench.pass(100 * MILLI);
        assertThat(bench.heardText()).contains("rst:0x10 (RTCWDT_RTC_RST),boot:0xd (SPI_FAST_FLASH_BOOT)");
    }

    @Test
    void portGoesAwayInAResetAndComesBack() {
        usbReset(bench);
        assertThat(bench.pulledOut).as("not before the sequence has ended").isFalse();
        bench.pass(100 * MILLI);
        assertThat(bench.pulledOut).isTrue();
        bench.pass(500 * MILLI);
        assertThat(bench.pulledOut).isFalse();
        assertThat(sync(bench)).as("still in download mode").isTrue();
    }

    @Test
    void portThatIsToldToStayStaysInACoreReset() {
        BoardBench steady = new BoardBench("esp32c3", new Attachment.UsbSerialJtag(false), Timing.REALISTIC);
        steady.board.setUp(0);
        usbReset(steady);
        steady.pass(1000 * MILLI);
        assertThat(steady.timesPulledOut).isZero();
    }

    @Test
    void watchdogsLeftAloneRestartTheChipOutOfDownloadMode() {
        usbReset(bench);
        bench.pass(1500 * MILLI);
        assertThat(bench.heardText()).doesNotContain("SUPER_WDT_RESET");
        bench.pass(1000 * MILLI);
        assertThat(bench.heardText()).contains("rst:0x12 (SUPER_WDT_RESET),boot:0xd (SPI_FAST_FLASH_BOOT)");
    }

    @Test
    void watchdogsThatAreStoppedLetADownloadGoOn() {
        usbReset(bench);
        bench.pass(700 * MILLI);
        sync(bench);
        write(bench, 0x600080A8, KEY);
        write(bench, 0x60008090, 0);
        write(bench, 0x600080B0, 0x8F1D312A);
        write(bench, 0x600080AC, 1 << 31);
        bench.pass(10_000 * MILLI);
        bench.heard.reset();
        assertThat(sync(bench)).isTrue();
    }

    @Test
    void lockedChipHasItsWatchdogsStoppedForNobodyCould() {
        bench.board.order(Optional.of(new BoardFault.SecureDownloadMode()), 0);
        usbReset(bench);
        bench.pass(10_000 * MILLI);
        assertThat(bench.heardText()).doesNotContain("WDT");
    }

    @Test
    void rateOfThePcMeansNothing() {
        bench.board.powerOn(true, bench.now);
        bench.pass(100 * MILLI);
        bench.clientBaud = 1234;
        assertThat(sync(bench)).isTrue();
    }

    @Test
    void watchdogResetOfAC6TakesItsPortForGood() {
        BoardBench c6 = jtag("esp32c6");
        c6.board.powerOn(true, c6.now);
        c6.pass(100 * MILLI);
        sync(c6);
        watchdogReset(c6, 0x600B1C00, 0x600B1C04, 0x600B1C18);
        c6.pass(60_000 * MILLI);
        assertThat(c6.pulledOut).isTrue();
    }

    @Test
    void frameThatUsbOtgCannotHoldIsLost() {
        BoardBench s2 = otg("esp32s2");
        assertThat(sync(s2)).as("started with its button held").isTrue();
        s2.write(LoaderBench.frame(Op.MEM_BEGIN, 0, LoaderBench.wordsOf(0x2000, 4, 0x1800, 0x3FFD0000)));
        s2.pass(100 * MILLI);
        s2.heard.reset();
        byte[] large = new byte[0x1000];
        s2.write(LoaderBench.blockFrame(Op.MEM_DATA, 0, large, LoaderBench.checksum(large) ^ 1));
        s2.pass(100 * MILLI);
        assertThat(s2.heardHex()).doesNotContain("010704000000000000");
    }

    @Test
    void forceDownloadBitOutlivesACoreResetAndNotAWatchdogs() {
        BoardBench s3 = otg("esp32s3");
        sync(s3);
        write(s3, 0x6000812C, 1);
        watchdogReset(s3, 0x60008098, 0x6000809C, 0x600080B0);
        s3.pass(700 * MILLI);
        assertThat(s3.heardText()).contains("SPI_FAST_FLASH_BOOT");
        classicReset(s3);
        s3.pass(700 * MILLI);
        sync(s3);
        write(s3, 0x6000812C, 1);
        s3.heard.reset();
        hardReset(s3);
        s3.pass(700 * MILLI);
        assertThat(s3.heardText()).endsWith("waiting for download\r\n");
    }

    @Test
    void consoleOverUsbOtgFollowsTheClassicSequenceAndNotTheOther() {
        BoardBench s2 = otg("esp32s2");
        s2.board.powerOn(false, s2.now);
        s2.pass(100 * MILLI);
        usbReset(s2);
        s2.pass(700 * MILLI);
        assertThat(s2.heardText()).endsWith("invalid header: 0xffffffff\r\n");
        classicReset(s2);
        s2.pass(700 * MILLI);
        assertThat(s2.heardText()).endsWith("waiting for download\r\n");
    }

    @Test
    void strapsAndThePortInUseAreToldInRegisters() {
        BoardBench s3 = otg("esp32s3");
        assertThat(s3.board.soc().readRegister(0x60004038) & 8)
                .as("the button was held")
                .isZero();
        assertThat(s3.board.soc().readRegister(0x3FCEF14C) & 0xFF).as("USB-OTG").isEqualTo(3);
        assertThat(jtag("esp32s3").board.soc().readRegister(0x60004038) & 8).isEqualTo(8);
    }

    private static BoardBench jtag(String chip) {
        return settled(new BoardBench(chip, new Attachment.UsbSerialJtag(), Timing.REALISTIC));
    }

    private static BoardBench otg(String chip) {
        return settled(new BoardBench(chip, new Attachment.UsbOtg(), Timing.REALISTIC));
    }

    private static BoardBench settled(BoardBench bench) {
        bench.board.setUp(bench.now);
        bench.pass(100 * MILLI);
        return bench;
    }

    private static void usbReset(BoardBench bench) {
        lines(bench, false, false, 100);
        lines(bench, true, false, 100);
        lines(bench, true, true, 0);
        lines(bench, false, true, 0);
        lines(bench, false, true, 100);
        lines(bench, false, false, 0);
    }

    private static void classicReset(BoardBench bench) {
        lines(bench, false, true, 100);
        lines(bench, true, false, 50);
        lines(bench, false, false, 0);
    }

    private static void hardReset(BoardBench bench) {
        lines(bench, false, true, 100);
        lines(bench, false, false, 200);
    }

    private static void lines(BoardBench bench, boolean dtr, boolean rts, long millis) {
        bench.board.lines(dtr, rts, bench.now);
        bench.pass(millis * MILLI);
    }

    private static void watchdogReset(BoardBench bench, int config0, int config1, int lock) {
        write(bench, lock, KEY);
        write(bench, config1, 2000);
        write(bench, config0, 1 << 31 | 5 << 28 | 1 << 8 | 2);
        write(bench, lock, 0);
    }

    private static void write(BoardBench bench, int address, int value) {
        bench.write(LoaderBench.frame(Op.WRITE_REG, 0, LoaderBench.wordsOf(address, value, -1, 0)));
        bench.pass(3 * MILLI);
    }

    /** @return whether the loader answers */
    private static boolean sync(BoardBench bench) {
        bench.write(BoardBench.SYNC);
        bench.pass(20 * MILLI);
        bench.write(READ_MAGIC);
        bench.pass(20 * MILLI);
        return bench.heardHex().contains("c0010a0400");
    }
}
