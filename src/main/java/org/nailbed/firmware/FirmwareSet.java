package org.nailbed.firmware;

import java.util.List;
import java.util.Optional;

/**
 * The images of one board in order of offset, checked against each other.
 *
 * @param chip the chip that the images say they are for, as Espressif writes it ("ESP32-S3"); empty when none says so
 * @param flashSizeBytes as the build named it; empty when it did not
 */
public record FirmwareSet(List<Image> images, Optional<String> chip, Optional<Integer> flashSizeBytes) {
    public FirmwareSet {
        images = List.copyOf(images);
    }
}
