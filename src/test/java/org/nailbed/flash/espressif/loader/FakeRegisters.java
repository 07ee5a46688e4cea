package org.nailbed.flash.espressif.loader;

import java.util.HashMap;
import java.util.Map;

/** Words by address; what was never put in reads 0. */
public final class FakeRegisters implements Registers {
    private final Map<Integer, Integer> words = new HashMap<>();

    public FakeRegisters with(int address, int word) {
        words.put(address, word);
        return this;
    }

    @Override
    public int read(int address) {
        return words.getOrDefault(address, 0);
    }

    @Override
    public void write(RegisterWrite... writes) {
        for (RegisterWrite write : writes) {
            int kept = read(write.address()) & ~write.mask();
            words.put(write.address(), kept | (write.value() & write.mask()));
        }
    }
}
