package org.nailbed.simulator.chip;

import java.util.Map;

/**
 * Where a chip's registers lie (protocol reference, 5.2 and 5.3).
 *
 * @param efuses what the eFuse and revision words read
 */
record RegisterMap(int uartDivider, int spiBase, SpiLayout spi, Efuses efuses) {

    /** What is burnt into a board. */
    interface Efuses {
        /** @return word by address; every other one is 0 */
        Map<Integer, Integer> words(Mac mac);
    }
}
