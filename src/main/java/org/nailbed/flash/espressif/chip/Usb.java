package org.nailbed.flash.espressif.chip;

import java.util.Optional;
import java.util.Set;

/**
 * A chip's own USB ports, and what their use asks for on the way into its loader and out of it (protocol reference, 4.6 and 5.3).
 *
 * @param ports empty on a chip that is reached over an adapter only
 * @param watchdogs empty on chips of which none is to be touched
 * @param forceDownload what keeps the chip in its loader over a reset
 */
public record Usb(Set<Kind> ports, Optional<Watchdogs> watchdogs, Optional<ForceDownload> forceDownload) {

    /** Espressif's vendor id. */
    public static final int VENDOR = 0x303A;

    static final Usb NONE = new Usb(Set.of(), Optional.empty(), Optional.empty());

    /** A kind of USB port in a chip. */
    public enum Kind {
        /** A peripheral that is a serial port, lines included; its reset does not read the boot straps again. */
        SERIAL_JTAG,
        /** A serial port made by the ROM; it is gone while the chip is in reset. */
        OTG;

        private static final int SERIAL_JTAG_PRODUCT = 0x1001;

        /** What a port on the computer leads to; empty for an adapter and for an application's own USB device. */
        public static Optional<Kind> of(int vendor, int product) {
            if (vendor != VENDOR) {
                return Optional.empty();
            }
            if (product == SERIAL_JTAG_PRODUCT) {
                return Optional.of(SERIAL_JTAG);
            }
            // The ROM's own device carries the chip's id.
            return Chips.ALL.stream()
                    .filter(chip ->
                            chip.hardware().usb().has(OTG) && chip.kind().imageId() == product)
                    .findFirst()
                    .map(chip -> OTG);
        }
    }

    /**
     * The bits that keep a chip in its loader over a reset.
     *
     * @param register its bits of {@code mask} are cleared before a reset into the application
     * @param straps the register whose bit {@link #BOOT_STRAP} tells how the boot strap was at reset; empty where it does not matter,
     *     because only the watchdog brings the chip out of its loader over {@link Kind#OTG}
     */
    public record ForceDownload(int register, int mask, Optional<Integer> straps) {
        /** 0 when the strap was low: together with a clear register, the chip stays in its loader but for the watchdog. */
        public static final int BOOT_STRAP = 1 << 3;
    }

    public Usb {
        ports = Set.copyOf(ports);
    }

    public boolean has(Kind kind) {
        return ports.contains(kind);
    }
}
