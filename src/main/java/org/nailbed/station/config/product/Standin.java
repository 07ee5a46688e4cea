package org.nailbed.station.config.product;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.usual.UsualSequence;

/**
 * A recipe that phases can be asked about though some of the firmware cannot be read: one fault shall not hide others.
 *
 * @param isWhole whether all of the firmware was read
 */
record Standin(Recipe recipe, boolean isWhole) {

    private static final FirmwareSet SET =
            new FirmwareSet(List.of(Image.of("not read", 0, new byte[16])), Optional.empty(), Optional.empty());

    /** @param names of all sets; what was read of them replaces the stand-in */
    static Standin of(String chip, Set<String> names, Map<String, FirmwareSet> read) {
        Map<String, FirmwareSet> all = new HashMap<>();
        names.forEach(name -> all.put(name, read.getOrDefault(name, SET)));
        // No phase asks what stands around it, so any sequence will do.
        return new Standin(
                new Recipe(UsualSequence.USUAL, chip, all), read.keySet().equals(names));
    }
}
