package org.nailbed.flash.espressif.chip;

import java.util.Set;
import java.util.function.ToIntFunction;
import org.nailbed.flash.espressif.loader.Registers;

/** What a ROM must be asked for so that it really runs at a baud (protocol reference, 2.6). */
@FunctionalInterface
public interface RomBaud {

    /** @param crystalMhz what the board's crystal really has */
    int toAskFor(int baud, int crystalMhz, Registers registers);

    /** For a ROM that knows its crystal. */
    static RomBaud exact() {
        return (baud, crystalMhz, registers) -> baud;
    }

    /**
     * For a ROM that divides by the crystal that it takes for granted.
     *
     * @param believedMhz tells which one; anything that no board has is not heeded
     */
    static RomBaud believing(ToIntFunction<Registers> believedMhz) {
        Set<Integer> fitted = Set.of(26, 40, 48);
        return (baud, crystalMhz, registers) -> {
            int believed = believedMhz.applyAsInt(registers);
            return fitted.contains(believed) ? (int) Math.round((double) baud * believed / crystalMhz) : baud;
        };
    }
}
