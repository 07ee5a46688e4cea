package org.nailbed.flash.espressif.chip;

import org.nailbed.flash.espressif.loader.Registers;

/** How fast a chip's crystal is. */
sealed interface Crystal {

    /**
     * Asks the chip where it has to.
     *
     * @param baud that the UART runs at now
     */
    int readMhz(Registers registers, int baud);

    /** The same on every chip of a kind. */
    record Fixed(int mhz) implements Crystal {
        @Override
        public int readMhz(Registers registers, int baud) {
            return mhz;
        }
    }

    /**
     * Told by what the ROM's baud measurement divides it by (protocol reference, 5.2).
     *
     * @param divider address of the UART's divider
     * @param multiple how many times as fast as the crystal the UART's clock is
     */
    record Measured(int divider, int multiple) implements Crystal {
        private static final int DIVIDER_BITS = 0xFFFFF;

        @Override
        public int readMhz(Registers registers, int baud) {
            long hertz = (long) baud * (registers.read(divider) & DIVIDER_BITS) / multiple;
            if (hertz > 45_000_000) {
                return 48;
            }
            return hertz > 33_000_000 ? 40 : 26;
        }
    }
}
