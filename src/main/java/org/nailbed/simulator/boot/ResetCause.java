package org.nailbed.simulator.boot;

import org.nailbed.simulator.chip.RomGeneration;

/** Why a chip starts, as its ROM prints it. */
public enum ResetCause {
    /** Power or the EN pin. */
    POWER_ON("2", "0x1 (POWERON_RESET)", "0x1 (POWERON)"),
    SOFTWARE("2", "0xc (SW_CPU_RESET)", "0xc (RTC_SW_CPU_RST)"),
    WATCHDOG("4", "0x10 (RTCWDT_RTC_RESET)", "0x10 (RTCWDT_RTC_RST)"),
    SUPER_WATCHDOG("4", "0x10 (RTCWDT_RTC_RESET)", "0x12 (SUPER_WDT_RESET)"),
    /** The host's wish over the chip's own USB. */
    USB("2", "0x1 (POWERON_RESET)", "0x15 (USB_UART_CHIP_RESET)");

    private final String onEsp8266;
    private final String onEsp32;
    private final String onLater;

    ResetCause(String onEsp8266, String onEsp32, String onLater) {
        this.onEsp8266 = onEsp8266;
        this.onEsp32 = onEsp32;
        this.onLater = onLater;
    }

    /** Whether the boot pins are read again and the RTC's registers are cleared. */
    public boolean isWholeChip() {
        return this == POWER_ON || this == WATCHDOG || this == SUPER_WATCHDOG;
    }

    String text(RomGeneration generation) {
        return switch (generation) {
            case ESP8266 -> onEsp8266;
            case ESP32 -> onEsp32;
            case LATER -> onLater;
        };
    }
}
