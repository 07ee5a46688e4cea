package org.nailbed.flash.espressif.chip;

import java.util.HashMap;
import java.util.Map;

/** Words that do not change while a board is on, each asked for once: several facts share a word. */
final class FuseReader {
    private final Registers registers;
    private final Map<Integer, Integer> known = new HashMap<>();

    FuseReader(Registers registers) {
        this.registers = registers;
    }

    int word(int address) {
        return known.computeIfAbsent(address, registers::read);
    }
}
