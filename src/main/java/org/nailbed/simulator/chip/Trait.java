package org.nailbed.simulator.chip;

/** What some chips do and others do not. */
public enum Trait {
    /** Has a USB-Serial/JTAG device of its own. */
    USB_SERIAL_JTAG,
    /** Its ROM loads over USB-OTG, too. */
    USB_OTG,
    /** A watchdog's reset takes the USB device away, and it stays away (protocol reference, 4.6). */
    WATCHDOG_RESET_LOSES_USB,
    /** Flash has no power in download mode until the host has switched it on (protocol reference, 5.3). */
    FLASH_OFF_IN_DOWNLOAD,
    /** Its ROM cannot measure a rate below 115200 (protocol reference, 1.1). */
    MEASURES_NO_SLOW_RATE,
    /** With secure boot its ROM does not jump into RAM (protocol reference, 3.1). */
    NO_JUMP_UNDER_SECURE_BOOT,
    /** With secure boot its ROM still reads flash through a pointer that the host can bend (protocol reference, 3.1). */
    FLASH_READ_POINTER
}
