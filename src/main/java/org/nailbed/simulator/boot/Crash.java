package org.nailbed.simulator.boot;

/** An application that reads from nowhere and is restarted. */
final class Crash {
    private static final double UNTIL_CRASH_MILLIS = 20;

    private Crash() {}

    static BootStory.End tell(Teller teller) {
        teller.pass(UNTIL_CRASH_MILLIS);
        teller.plain("Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.");
        teller.plain("");
        teller.plain("Core  0 register dump:");
        teller.plain("PC      : 0x400d5a3c  PS      : 0x00060330  A0      : 0x800d5d1b  A1      : 0x3ffb5f10");
        teller.plain("EXCVADDR: 0x00000000");
        teller.plain("");
        teller.plain("Backtrace: 0x400d5a39:0x3ffb5f10 0x400d5d18:0x3ffb5f40");
        teller.plain("");
        teller.plain("Rebooting...");
        return BootStory.End.SOFTWARE_RESET;
    }
}
