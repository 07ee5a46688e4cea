package org.nailbed.firmware.source;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.format.Json;

/**
 * Where a build wants its files.
 *
 * @param offsets by file name without folders
 */
record Places(Optional<Integer> application, Map<String, Integer> offsets) {

    static final Places NONE = new Places(Optional.empty(), Map.of());

    Places {
        offsets = new TreeMap<>(offsets);
    }

    /**
     * Reads what PlatformIO keeps for editors: {@code extra.flash_images} and {@code extra.application_offset}. Its paths lead
     * into the user's tools; only names count here, and only files of the build itself are read.
     *
     * @throws FirmwareException when an offset is none
     */
    static Places ofIdeData(String file, byte[] content) {
        Json extra = Json.read(file, content).field("extra");
        Map<String, Integer> offsets = new TreeMap<>();
        for (Json image : extra.field("flash_images").elements()) {
            String path = image.field("path").text().orElse("");
            offsets.put(
                    path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1),
                    offset(file, image.field("offset")));
        }
        Json application = extra.field("application_offset");
        return new Places(application.isMissing() ? Optional.empty() : Optional.of(offset(file, application)), offsets);
    }

    private static int offset(String file, Json offset) {
        return offset.asText()
                .flatMap(Sizes::parse)
                .orElseThrow(
                        () -> new FirmwareException("%s: offset is %s, expected one such as \"0x10000\". Build again."
                                .formatted(file, offset.shown())));
    }

    Optional<Integer> of(String file) {
        return Optional.ofNullable(offsets.get(file));
    }

    /** Those beside the known files. */
    Map<String, Integer> others(Collection<String> known) {
        Map<String, Integer> others = new TreeMap<>(offsets);
        others.keySet().removeAll(known);
        return others;
    }
}
