package org.nailbed.firmware.source;

import java.util.List;
import org.nailbed.firmware.BuildClaims;
import org.nailbed.firmware.Image;

/**
 * What a source gives, before it is checked as a whole.
 *
 * @param kind as in {@link FoundFirmware}
 */
record Draft(String kind, List<Image> images, BuildClaims claims, List<String> warnings) {
    Draft {
        images = List.copyOf(images);
        warnings = List.copyOf(warnings);
    }

    /** A source that says nothing beside its files. */
    static Draft of(String kind, List<Image> images) {
        return new Draft(kind, images, BuildClaims.NONE, List.of());
    }
}
