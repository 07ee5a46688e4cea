package org.nailbed.simulator.boot;

/** Why a chip starts, as its ROM prints it. */
public enum ResetCause {
    POWER_ON("0x1 (POWERON_RESET)", "0x1 (POWERON)"),
    SOFTWARE("0xc (SW_CPU_RESET)", "0xc (RTC_SW_CPU_RST)"),
    WATCHDOG("0x10 (RTCWDT_RTC_RESET)", "0x10 (RTCWDT_RTC_RST)");

    private final String onEsp32;
    private final String onNewer;

    ResetCause(String onEsp32, String onNewer) {
        this.onEsp32 = onEsp32;
        this.onNewer = onNewer;
    }

    String text(boolean esp32) {
        return esp32 ? onEsp32 : onNewer;
    }
}
