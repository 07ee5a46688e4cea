package org.nailbed.sequence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;

/**
 * What a sequence needs to know of the product.
 *
 * @param chip as Espressif writes it: "ESP32-S3"; any other is a wrong board
 * @param firmware the sets by their names
 */
public record Recipe(Sequence sequence, String chip, Map<String, FirmwareSet> firmware) {

    /** The name of the only set, or of the one that a board leaves with. */
    public static final String MAIN = "main";

    public Recipe {
        firmware = Collections.unmodifiableMap(new TreeMap<>(firmware));
    }

    /** With one set only. */
    public Recipe(Sequence sequence, String chip, FirmwareSet firmware) {
        this(sequence, chip, Map.of(MAIN, firmware));
    }

    /** @throws IllegalArgumentException when there is no such set */
    public FirmwareSet firmware(String set) {
        FirmwareSet found = firmware.get(set);
        if (found == null) {
            throw new IllegalArgumentException(
                    "There is no firmware set '" + set + "', only " + firmware.keySet() + ".");
        }
        return found;
    }

    /** Every image of every set, each content at its place once. */
    public List<Image> images() {
        Map<String, Image> images = new LinkedHashMap<>();
        firmware.values()
                .forEach(set -> set.images()
                        .forEach(image -> images.putIfAbsent(image.offset() + " " + image.sha256(), image)));
        return List.copyOf(images.values());
    }
}
