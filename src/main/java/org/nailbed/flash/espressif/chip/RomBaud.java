package org.nailbed.flash.espressif.chip;

import java.util.Set;
import java.util.function.ToIntFunction;
import org.nailbed.flash.espressif.loader.Registers;

/** How a chip's ROM comes to its baud (protocol reference, 2.6). */
@FunctionalInterface
public interface RomBaud {

    /**
     * What it must be asked for so that it really runs at {@code baud}.
     *
     * @param crystalMhz what the board's crystal really has
     */
    int toAskFor(int baud, int crystalMhz, Registers registers);

    /** At which rate its text of a start comes, which it means to send at {@code baud}; others print on at the same rate. */
    default int ofBootText(int baud, int crystalMhz, Registers registers) {
        return baud;
    }

    /** For a ROM that knows its crystal. */
    static RomBaud exact() {
        return (baud, crystalMhz, registers) -> baud;
    }

    /**
     * For a ROM that divides by the crystal that it takes for granted.
     *
     * @param believedMhz tells which one; anything that no board has is not heeded
     */
    record Believing(ToIntFunction<Registers> believedMhz) implements RomBaud {
        private static final Set<Integer> FITTED = Set.of(26, 40, 48);

        @Override
        public int toAskFor(int baud, int crystalMhz, Registers registers) {
            return scaled(baud, heeded(crystalMhz, registers), crystalMhz);
        }

        @Override
        public int ofBootText(int baud, int crystalMhz, Registers registers) {
            return scaled(baud, crystalMhz, heeded(crystalMhz, registers));
        }

        private int heeded(int crystalMhz, Registers registers) {
            int believed = believedMhz.applyAsInt(registers);
            return FITTED.contains(believed) ? believed : crystalMhz;
        }

        private static int scaled(int baud, int times, int parts) {
            return (int) Math.round((double) baud * times / parts);
        }
    }
}
