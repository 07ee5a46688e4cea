package org.nailbed.simulator.chip;

import java.util.Optional;

/**
 * Where a chip's registers lie (protocol reference, 4.6 and 5.2 to 5.4).
 *
 * @param uartDivider of the UART that downloads
 */
public record RegisterMap(int uartDivider, Spi spi, Optional<Watchdogs> watchdogs, Optional<Boot> boot) {

    public record Spi(int base, SpiLayout layout) {}

    /** @param swd empty where no super watchdog is known */
    public record Watchdogs(int config0, int config1, int protect, Optional<SuperWatchdog> swd) {
        /** Unlocks the RTC watchdog. */
        public static final int KEY = 0x50D83AA1;
    }

    /** @param autoFeed the bit that keeps it quiet */
    public record SuperWatchdog(int config, int protect, int autoFeed, int key) {
        public static SuperWatchdog early(int config, int protect) {
            return new SuperWatchdog(config, protect, 1 << 31, 0x8F1D312A);
        }

        public static SuperWatchdog later(int config, int protect) {
            return new SuperWatchdog(config, protect, 1 << 18, Watchdogs.KEY);
        }
    }

    /**
     * What tells how the chip was started.
     *
     * @param straps the register that shows the boot pins
     * @param force the register whose {@code forceBit} asks for download mode at the next reset
     */
    public record Boot(int straps, int force, int forceBit, LoaderPort port) {}

    /** The ROM's note of the port it listens to. */
    public record LoaderPort(int address, int serialJtag, int otg) {}

    public RegisterMap(int uartDivider, Spi spi) {
        this(uartDivider, spi, Optional.empty(), Optional.empty());
    }

    public RegisterMap(int uartDivider, Spi spi, Watchdogs watchdogs) {
        this(uartDivider, spi, Optional.of(watchdogs), Optional.empty());
    }

    public RegisterMap with(Boot known) {
        return new RegisterMap(uartDivider, spi, watchdogs, Optional.of(known));
    }
}
