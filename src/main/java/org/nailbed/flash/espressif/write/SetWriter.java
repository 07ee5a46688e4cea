package org.nailbed.flash.espressif.write;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.wire.Deadline;

/** Writes the images of a set one after the other. */
public final class SetWriter {
    private final Link link;
    private final WriteMode mode;
    private final LongConsumer doneBytes;

    /** @param doneBytes is told how many bytes of the set are on the board, as far as the loader took them */
    public SetWriter(Link link, WriteMode mode, LongConsumer doneBytes) {
        this.link = link;
        this.mode = mode;
        this.doneBytes = doneBytes;
    }

    /** Returns when the last byte is in flash; throws as {@link RegionWriter#write}. */
    public WriteReport write(FirmwareSet set, Deadline deadline) {
        long startNanos = deadline.ticker().nanos();
        long sentBefore = link.sentBytes();
        long done = 0;
        long unchangedBytes = 0;
        int resentBlocks = 0;
        for (Image image : set.images()) {
            long before = done;
            ImageWriter.Written written =
                    new ImageWriter(link, image, mode, bytes -> doneBytes.accept(before + bytes)).write(deadline);
            unchangedBytes += written.unchangedBytes();
            resentBlocks += written.resentBlocks();
            done += image.padded().length;
        }
        return new WriteReport(
                set.images().stream().mapToLong(Image::sizeBytes).sum(),
                unchangedBytes,
                link.sentBytes() - sentBefore,
                resentBlocks,
                link.baud(),
                Duration.ofNanos(deadline.ticker().nanos() - startNanos));
    }
}
