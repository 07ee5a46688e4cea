package org.nailbed.flash.espressif.write;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.espressif.flashio.Restarts;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.wire.Deadline;

/**
 * Writes the images of a set one after the other. Where the link breaks, the loader is started anew and the image written from
 * its beginning, of which nothing is sent twice that the board then turns out to hold.
 */
public final class SetWriter {
    private final Link link;
    private final WriteMode mode;
    private final Restarts restarts;
    private final LongConsumer doneBytes;
    private long toldBytes = -1;
    private long unchangedBytes;
    private int resentBlocks;

    /** @param doneBytes is told how many bytes of the set are on the board, as far as the loader took them; never fewer than before */
    public SetWriter(Link link, WriteMode mode, Restarts restarts, LongConsumer doneBytes) {
        this.link = link;
        this.mode = mode;
        this.restarts = restarts;
        this.doneBytes = doneBytes;
    }

    /** Returns when the last byte is in flash; throws as {@link RegionWriter#write}. Once only. */
    public WriteReport write(FirmwareSet set, Deadline deadline) {
        long startNanos = deadline.ticker().nanos();
        long sentBefore = link.sentBytes();
        long bytesBefore = 0;
        for (Image image : set.images()) {
            write(image, bytesBefore, deadline);
            bytesBefore += image.padded().length;
        }
        return new WriteReport(
                set.images().stream().mapToLong(Image::sizeBytes).sum(),
                unchangedBytes,
                link.sentBytes() - sentBefore,
                new WriteReport.Repeats(resentBlocks, restarts.count()),
                link.baud(),
                Duration.ofNanos(deadline.ticker().nanos() - startNanos));
    }

    private void write(Image image, long bytesBefore, Deadline deadline) {
        ImageWriter.Written written = restarts.run(
                () -> new ImageWriter(link, image, mode, bytes -> tell(bytesBefore + bytes)).write(deadline), deadline);
        unchangedBytes += written.unchangedBytes();
        resentBlocks += written.resentBlocks();
    }

    private void tell(long bytes) {
        if (bytes > toldBytes) {
            toldBytes = bytes;
            doneBytes.accept(bytes);
        }
    }
}
