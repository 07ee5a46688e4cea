package org.nailbed.flash.espressif.chip;

import java.util.HashMap;
import java.util.Map;
import org.nailbed.flash.espressif.loader.RegisterWrite;

/** Words by address; what was never put in reads 0. */
final class FakeRegisters implements Registers {
    private final Map<Integer, Integer> words = new HashMap<>();

    FakeRegisters with(int address, int word) {
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
