package org.nailbed.flash.espressif.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.SlowPort;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.RunningTicker;

class BootWatchTest {
    private static final String BANNER = """
            ESP-ROM:esp32c6-20220919\r
            Build:Sep 19 2022\r
            rst:0x1 (POWERON),boot:0xc (SPI_FAST_FLASH_BOOT)\r
            """;
    private static final String APPLICATION = """
            I (23) boot: ESP-IDF v5.2 2nd stage bootloader\r
            \u001B[0;32mI (265) app_init: Application information:\u001B[0m\r
            \u001B[0;32mI (270) app_init: Project name:     blink\u001B[0m\r
            \u001B[0;32mI (275) app_init: App version:      1.4.2-dirty\u001B[0m\r
            I (281) app_init: Compile time:     Sep 13 2022 19:46:07\r
            """;
    private static final String CRASH =
            "Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.\r\n";

    private final HandTicker ticker = new HandTicker();
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(10), ticker);
    private final FakePort port = new FakePort(ticker, written -> new byte[0]);

    @Test
    void applicationThatNamesItselfHasStarted() {
        says(BANNER + APPLICATION);

        BootLog log = new BootWatch(port).listen(deadline);

        assertThat(log.resetReason()).contains("POWERON");
        assertThat(log.application()).map(BootLog.Application::title).contains("blink 1.4.2-dirty");
        assertThat(log.text()).contains("2nd stage bootloader");
        assertThat(Duration.ofNanos(ticker.nanos()))
                .as("does not wait for the deadline")
                .isLessThan(Duration.ofMillis(500));
    }

    @Test
    void whatTheApplicationSaysBehindItsNamesIsKeptForWhoTalksToIt() {
        says(BANNER + APPLICATION + "I (301) main: ready\r\n> ");

        BootWatch watch = new BootWatch(port);
        watch.listen(deadline);

        assertThat(new String(watch.rest(), StandardCharsets.ISO_8859_1))
                .isEqualTo("I (281) app_init: Compile time:     Sep 13 2022 19:46:07\r\nI (301) main: ready\r\n> ");
    }

    /** Protocol reference, 4.3. */
    @Test
    void startOfAnEsp8266IsUnderstoodToo() {
        says("\r\n ets Jan  8 2013,rst cause:2, boot mode:(3,6)\r\n\r\nload 0x40100000, len 32, room 16 \r\n"
                + APPLICATION);

        BootLog log = new BootWatch(port).listen(deadline);

        assertThat(log.resetReason()).contains("cause:2");
        assertThat(log.application()).map(BootLog.Application::title).contains("blink 1.4.2-dirty");
    }

    @Test
    void esp8266WhoseBootStrapIsLowStaysInItsLoader() {
        says("\r\n ets Jan  8 2013,rst cause:2, boot mode:(1,6)\r\n\r\n");

        assertFault(FlashFault.BOOT_NOT_SEEN)
                .hasMessageContaining("stayed in its loader")
                .hasMessageEndingWith("boot pin).");
    }

    @Test
    void logIsUnderstoodHoweverItIsCut() {
        for (int piece = 1; piece < 80; piece++) {
            FakePort cut = new FakePort(ticker, written -> new byte[0]);
            cut.boardSays((BANNER + APPLICATION).getBytes(StandardCharsets.ISO_8859_1));

            BootLog log = new BootWatch(SlowPort.inPiecesOf(piece, cut))
                    .listen(Deadline.after(Duration.ofSeconds(10), ticker));

            assertThat(log.application())
                    .as("pieces of %d", piece)
                    .map(BootLog.Application::title)
                    .contains("blink 1.4.2-dirty");
        }
    }

    @Test
    void olderBootLogsNameTheApplicationInOtherWords() {
        says("""
                rst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)
                I (292) cpu_start: Project name:     hello
                I (297) cpu_start: App version:      v4.4
                """);

        assertThat(new BootWatch(port).listen(deadline).application())
                .map(BootLog.Application::title)
                .contains("hello v4.4");
    }

    @Test
    void undecodableBytesAreReplaced() {
        port.boardSays(new byte[] {(byte) 0xE0, 0x00, (byte) 0xFF});
        says(BANNER + APPLICATION);

        assertThat(new BootWatch(port).listen(deadline).text()).startsWith("\uFFFD\uFFFD\uFFFDESP-ROM");
    }

    @Test
    void boardThatRestartsThreeTimesIsInALoop() {
        says((BANNER + APPLICATION + CRASH).repeat(3));

        assertFault(FlashFault.BOOT_LOOP).hasMessageContaining("restarted 3 times");
    }

    @Test
    void crashThatDoesNotRepeatIsACrash() {
        says(BANNER + CRASH);

        assertFault(FlashFault.BOOT_CRASH).hasMessageContaining("LoadProhibited");
    }

    @Test
    void applicationThatCrashesRightAfterItsNameHasNotStarted() {
        says(BANNER + APPLICATION + "abort() was called at PC 0x42001234 on core 0\r\n");

        assertFault(FlashFault.BOOT_CRASH).hasMessageContaining("abort() was called at PC 0x42001234");
    }

    @Test
    void emptyFlashIsNamedAsSuch() {
        says(BANNER + "invalid header: 0xffffffff\r\n".repeat(5));

        assertFault(FlashFault.BOOT_NOT_SEEN)
                .hasMessageContaining("no bootloader in flash")
                .hasMessageEndingWith("Flash the whole build.");
    }

    @Test
    void romThatRestartsForWantOfABootloaderIsNotALoopOfTheApplication() {
        says((BANNER + "invalid header: 0xffffffff\r\n").repeat(4));

        assertFault(FlashFault.BOOT_NOT_SEEN).hasMessageContaining("no bootloader in flash");
    }

    @Test
    void boardThatStaysInItsLoaderIsNamedAsSuch() {
        says("rst:0x1 (POWERON),boot:0x4 (DOWNLOAD(USB/UART0/1))\r\nwaiting for download\r\n");

        assertFault(FlashFault.BOOT_NOT_SEEN).hasMessageContaining("stayed in its loader");
    }

    @Test
    void silenceUntilTheDeadlineIsNamedAsSuch() {
        assertFault(FlashFault.BOOT_NOT_SEEN)
                .hasMessageContaining("within 10000 ms")
                .hasMessageContaining("nothing was heard");
    }

    @Test
    void applicationWithoutAVersionHasNotNamedItself() {
        says(BANNER + "I (270) app_init: Project name:     blink\r\nI (275) app_init: App version:      1.4");

        assertFault(FlashFault.BOOT_NOT_SEEN).hasMessageContaining("Heard last");
    }

    /** Whoever masks secrets looks for whole ones. */
    @Test
    void whatWasHeardIsCutBetweenWords() {
        says("key hush-4711 " + "x".repeat(195) + "\r\n");

        assertFault(FlashFault.BOOT_NOT_SEEN)
                .hasMessageContaining("\"" + "x".repeat(195) + "\"")
                .hasMessageNotContaining("4711");
    }

    private void says(String text) {
        port.boardSays(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void boardThatPrintsWithoutEndIsListenedToUntilTheDeadlineOnly() {
        RunningTicker running = new RunningTicker(Duration.ofMillis(1));
        FakePort printing = new FakePort(running, written -> new byte[0]);
        printing.boardSays("Hello, I am not the application.\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> new BootWatch(printing).listen(Deadline.after(Duration.ofMillis(50), running)))
                .isInstanceOf(FlashException.class);
        assertThat(running.nanos()).isLessThan(Duration.ofMillis(60).toNanos());
    }

    private AbstractThrowableAssert<?, ?> assertFault(FlashFault fault) {
        return assertThatThrownBy(() -> new BootWatch(port).listen(deadline))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }
}
