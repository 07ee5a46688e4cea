package org.nailbed.app.cli.monitor;

import java.util.Locale;
import java.util.Optional;

/**
 * What a line of a board's log tells of trouble, by the words of ESP-IDF's panic handler and of the ROMs (protocol reference, 4.3).
 * In the order in which they are looked for: a panic that a watchdog raised is the watchdog's.
 */
enum CrashSign {
    WATCHDOG(
            "a watchdog fired",
            "task watchdog got triggered",
            "interrupt wdt timeout",
            "wdt_reset",
            "wdt_sys_r",
            "wdt_cpu_r",
            "wdt_rtc_r",
            "rst cause:4",
            "wdt reset"),
    BROWNOUT(
            "the supply voltage dropped: check supply and cable",
            "brownout detector was triggered",
            "brownout_r",
            "brown_out_r"),
    PANIC("the processor met an exception", "guru meditation error"),
    ABORT("the application gave up", "abort() was called"),
    ASSERT("an assertion failed", "assert failed:", "assertion \""),
    STACK("a task overran its stack", "stack overflow in task", "stack smashing protect failure"),
    HEAP("the heap is damaged", "corrupt heap"),
    NO_BOOTLOADER("the flash holds no bootloader that the ROM can start", "invalid header: 0x"),
    NO_APPLICATION("the flash holds no application that can start", "no bootable app partitions"),
    BACKTRACE("where it happened", "backtrace:", "stack memory:");

    private final String meaning;

    // Never changed, and never handed out.
    @SuppressWarnings("ImmutableEnumChecker")
    private final String[] words;

    /** @param words in lower case; any of them in a line tells of it */
    CrashSign(String meaning, String... words) {
        this.meaning = meaning;
        this.words = words;
    }

    /** For people. */
    String meaning() {
        return meaning;
    }

    /** What this line tells of, in any case; the first that fits. */
    static Optional<CrashSign> in(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        for (CrashSign sign : values()) {
            for (String word : sign.words) {
                if (lower.contains(word)) {
                    return Optional.of(sign);
                }
            }
        }
        return Optional.empty();
    }
}
