package org.nailbed.station.config.product;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Sequence;
import org.nailbed.sequence.usual.UsualSequence;

/** A recipe that phases can be asked about though some of the firmware cannot be read: one fault shall not hide others. */
final class Standin {

    private static final FirmwareSet SET =
            new FirmwareSet(List.of(Image.of("not read", 0, new byte[16])), Optional.empty(), Optional.empty());

    private Standin() {}

    /** @param names of all sets; what was read of them replaces the stand-in */
    static Recipe recipe(String chip, Set<String> names, Map<String, FirmwareSet> read) {
        Map<String, FirmwareSet> all = new HashMap<>();
        names.forEach(name -> all.put(name, read.getOrDefault(name, SET)));
        return new Recipe(anySequence(), chip, all);
    }

    /** No phase asks what stands around it. */
    private static Sequence anySequence() {
        return UsualSequence.USUAL;
    }
}
