package org.nailbed.simulator.chip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A number burnt into eFuses, lowest bits first, perhaps spread over several places. */
public record Fuse(List<Bits> places) {
    public static final Fuse NONE = new Fuse(List.of());

    /** @param address of the word in which they are read */
    public record Bits(int address, int shift, int width) {}

    public Fuse {
        places = List.copyOf(places);
    }

    public static Fuse at(int address, int shift, int width) {
        return NONE.then(address, shift, width);
    }

    /** The same number with higher bits in a further place. */
    public Fuse then(int address, int shift, int width) {
        List<Bits> more = new ArrayList<>(places);
        more.add(new Bits(address, shift, width));
        return new Fuse(more);
    }

    void burn(int value, Map<Integer, Integer> words) {
        int rest = value;
        for (Bits bits : places) {
            int part = rest & ((1 << bits.width()) - 1);
            words.merge(bits.address(), part << bits.shift(), (one, other) -> one | other);
            rest >>>= bits.width();
        }
    }
}
