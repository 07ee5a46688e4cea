package org.nailbed.flash.espressif.chip;

import java.util.List;
import java.util.Optional;
import org.nailbed.flash.espressif.fuse.Feature;
import org.nailbed.flash.espressif.fuse.FuseReader;
import org.nailbed.flash.espressif.fuse.Mac;

/** The ESP8266 keeps its few facts in four words (protocol reference, 5.2 and 5.3). */
final class Esp8266 {
    private static final int FIRST_WORD = word(0);
    private static final int SECOND_WORD = word(1);
    private static final int THIRD_WORD = word(2);
    private static final int MAKER_WORD = word(3);

    /** Bit 4 of all 128, and bit 80: either is set on an ESP8285, which has its flash inside. */
    private static final int FLASH_INSIDE_A = 1 << 4;

    private static final int FLASH_INSIDE_B = 1 << 16;

    private static final long OLD_MAKER = 0x18FE34;
    private static final long NEW_MAKER = 0xACD074;

    private Esp8266() {}

    static Mac mac() {
        return fuses -> {
            int lower = (fuses.word(SECOND_WORD) & 0xFFFF) << 8 | fuses.word(FIRST_WORD) >>> 24;
            return maker(fuses) << 24 | lower;
        };
    }

    /** Burnt by the maker of the module, or one of Espressif's own two. */
    private static long maker(FuseReader fuses) {
        long burnt = fuses.word(MAKER_WORD) & 0xFFFFFFL;
        if (burnt != 0) {
            return burnt;
        }
        return (fuses.word(SECOND_WORD) >>> 16 & 0xFF) == 0 ? OLD_MAKER : NEW_MAKER;
    }

    static List<Feature> features() {
        return List.of(
                Feature.always("Wi-Fi"),
                Feature.always("single core, 160 MHz"),
                fuses -> Optional.of(hasFlashInside(fuses) ? "ESP8285" : "ESP8266EX"),
                fuses -> hasFlashInside(fuses) ? Optional.of("embedded flash") : Optional.empty());
    }

    private static boolean hasFlashInside(FuseReader fuses) {
        return (fuses.word(FIRST_WORD) & FLASH_INSIDE_A) != 0 || (fuses.word(THIRD_WORD) & FLASH_INSIDE_B) != 0;
    }

    private static int word(int index) {
        return 0x3FF00050 + 4 * index;
    }
}
