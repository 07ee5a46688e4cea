package org.nailbed.simulator.boot;

import java.util.List;

/** An application that reads from nowhere and is restarted. */
public final class Crash {
    private static final double UNTIL_CRASH_MILLIS = 20;
    private static final String NEW_LINE = "\r\n";

    /** What it prints before it restarts. */
    private static final List<String> LINES = List.of(
            "Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.",
            "",
            "Core  0 register dump:",
            "PC      : 0x400d5a3c  PS      : 0x00060330  A0      : 0x800d5d1b  A1      : 0x3ffb5f10",
            "EXCVADDR: 0x00000000",
            "",
            "Backtrace: 0x400d5a39:0x3ffb5f10 0x400d5d18:0x3ffb5f40",
            "",
            "Rebooting...");

    private Crash() {}

    /** All of it, with its line ends. */
    public static String text() {
        return String.join(NEW_LINE, LINES) + NEW_LINE;
    }

    static BootStory.End tell(Teller teller) {
        teller.pass(UNTIL_CRASH_MILLIS);
        LINES.forEach(line -> teller.plain("%s", line));
        return BootStory.End.SOFTWARE_RESET;
    }
}
