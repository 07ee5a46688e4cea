package org.nailbed.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known when a run begins; stored before the first byte goes to the board, so that a run that is cut off leaves a
 * record.
 *
 * @param id UUIDv7 made at the station
 * @param product name of the product
 * @param sequenceSha256 hash of the sequence as it will be run
 * @param serialNumber as scanned
 */
public record RunStart(
        UUID id,
        String station,
        int slot,
        String product,
        String sequenceSha256,
        List<ImageUse> images,
        Optional<String> serialNumber,
        Instant started) {

    public RunStart {
        images = List.copyOf(images);
    }
}
