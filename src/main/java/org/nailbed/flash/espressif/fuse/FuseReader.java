package org.nailbed.flash.espressif.fuse;

import java.util.HashMap;
import java.util.Map;
import org.nailbed.flash.espressif.loader.Registers;

/** Words that do not change while a board is on, each asked for once: several facts share a word. */
public final class FuseReader {
    private final Registers registers;
    private final Map<Integer, Integer> known = new HashMap<>();

    public FuseReader(Registers registers) {
        this.registers = registers;
    }

    public int word(int address) {
        return known.computeIfAbsent(address, registers::readTwice);
    }
}
