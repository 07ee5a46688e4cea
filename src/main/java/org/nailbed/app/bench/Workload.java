package org.nailbed.app.bench;

import java.nio.file.Path;
import java.util.List;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;

/**
 * What every board gets.
 *
 * @param chip as tools write it: "esp32s3"
 * @param source where it is on disk, as {@code nailbed flash} takes it
 */
record Workload(String chip, String source, FirmwareSet firmware, int baud) {

    long imageBytes() {
        return firmware.images().stream().mapToLong(Image::sizeBytes).sum();
    }

    long deflatedBytes() {
        return firmware.images().stream()
                .mapToLong(image -> image.deflated().length)
                .sum();
    }

    /** {@code offset=file} for each image, as flashing tools take them; the files lie in {@code dir}. */
    List<String> pairs(Path dir) {
        return firmware.images().stream()
                .map(image -> "0x" + Integer.toHexString(image.offset()) + "=" + fileOf(image, dir))
                .toList();
    }

    /** Where a contender of ours finds what earlier runs learnt and made, in place of the user's own. */
    static Path stateDirectory(Path scratch) {
        return scratch.resolve("state");
    }

    static Path fileOf(Image image, Path dir) {
        return dir.resolve("0x" + Integer.toHexString(image.offset()) + ".bin");
    }
}
