package org.nailbed.station.config.phase.board;

import org.nailbed.sequence.Recipe;
import org.nailbed.station.config.phase.NameUse;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Section;

/** The key that names a firmware set. */
final class Sets {

    static final Key<String> FIRMWARE = Key.optional(
                    "firmware",
                    NameUse.type(NameUse.Of.FIRMWARE_SET),
                    "which set, by its name under 'firmware' of the product",
                    "test")
            .otherwise(Recipe.MAIN);

    private Sets() {}

    /** A file with several sets must say which one is meant, unless one has the usual name. */
    static void check(Section section) {
        if (!section.names(FIRMWARE)) {
            section.place().reading().keep(new NameUse(NameUse.Of.FIRMWARE_SET, Recipe.MAIN, section.place()));
        }
    }

    static String name(Section section) {
        return section.find(FIRMWARE).orElse(Recipe.MAIN);
    }
}
