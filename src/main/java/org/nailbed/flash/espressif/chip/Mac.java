package org.nailbed.flash.espressif.chip;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a chip keeps its MAC (protocol reference, 5.2).
 *
 * @param lowerWord address of the word with the last four bytes; the low half of the next word holds the first two
 */
record Mac(int lowerWord) {

    /** Six lower-case hex pairs with colons. */
    String read(FuseReader fuses) {
        long mac = ((fuses.word(lowerWord + 4) & 0xFFFFL) << 32) | Integer.toUnsignedLong(fuses.word(lowerWord));
        List<String> pairs = new ArrayList<>();
        for (int shift = 40; shift >= 0; shift -= 8) {
            pairs.add(String.format("%02x", (mac >> shift) & 0xFF));
        }
        return String.join(":", pairs);
    }
}
