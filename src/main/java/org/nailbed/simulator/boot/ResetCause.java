package org.nailbed.simulator.boot;

import org.nailbed.simulator.chip.RomGeneration;

/** Why a chip starts, as its ROM prints it. */
public enum ResetCause {
    POWER_ON("0x1 (POWERON_RESET)", "0x1 (POWERON)"),
    SOFTWARE("0xc (SW_CPU_RESET)", "0xc (RTC_SW_CPU_RST)"),
    WATCHDOG("0x10 (RTCWDT_RTC_RESET)", "0x10 (RTCWDT_RTC_RST)");

    private final String onFirst;
    private final String onLater;

    ResetCause(String onFirst, String onLater) {
        this.onFirst = onFirst;
        this.onLater = onLater;
    }

    String text(RomGeneration generation) {
        return generation == RomGeneration.FIRST ? onFirst : onLater;
    }
}
