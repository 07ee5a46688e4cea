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
 * @param images what the sequence writes
 * @param serialNumber as scanned; empty when the board gets one in the run, or has none
 * @param job the job that it is counted for
 */
public record RunStart(
        UUID id,
        String station,
        int slot,
        ProductUse product,
        List<ImageUse> images,
        Optional<String> serialNumber,
        Optional<JobUse> job,
        Instant started) {

    public RunStart {
        images = List.copyOf(images);
    }
}
