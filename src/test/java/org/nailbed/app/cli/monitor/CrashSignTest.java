package org.nailbed.app.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrashSignTest {

    /** Lines as ESP-IDF's panic handler and the ROMs print them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PANIC | Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.",
                "WATCHDOG | Guru Meditation Error: Core  0 panic'ed (Interrupt wdt timeout on CPU0).",
                "ABORT | abort() was called at PC 0x400d1a2b on core 0",
                "ASSERT | assert failed: app_main main.c:12 (value > 0)",
                "STACK | ***ERROR*** A stack overflow in task main has been detected.",
                "BROWNOUT | Brownout detector was triggered",
                "BROWNOUT | rst:0xf (RTCWDT_BROWN_OUT_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)",
                "WATCHDOG | E (10303) task_wdt: Task watchdog got triggered. The following tasks did not reset it in time:",
                "WATCHDOG | rst:0x10 (RTCWDT_RTC_RST),boot:0x8 (SPI_FAST_FLASH_BOOT)",
                "WATCHDOG | rst:0x7 (TG0WDT_SYS_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)",
                "WATCHDOG | ets Jan  8 2013,rst cause:4, boot mode:(3,6)",
                "BACKTRACE | Backtrace: 0x400d1a28:0x3ffb5f20 0x400d2b12:0x3ffb5f40",
                "BACKTRACE | Stack memory:",
                "NO_BOOTLOADER | invalid header: 0xffffffff",
            })
    void aLineOfTroubleIsRecognised(CrashSign sign, String line) {
        assertThat(CrashSign.in(line)).contains(sign);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rst:0x1 (POWERON),boot:0x8 (SPI_FAST_FLASH_BOOT)",
                "I (284) cpu_start: Pro cpu start user code",
                "I (310) wdt: watchdog is fed every second",
                "ets Jan  8 2013,rst cause:2, boot mode:(3,6)",
                ""
            })
    void aLineOfASoundStartIsNot(String line) {
        assertThat(CrashSign.in(line)).isEmpty();
    }
}
