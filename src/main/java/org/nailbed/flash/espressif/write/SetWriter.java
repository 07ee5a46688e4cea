package org.nailbed.flash.espressif.write;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.wire.Deadline;

/**
 * Writes the images of a set one after the other. Where the link breaks, the loader is started anew and the image written from
 * its beginning, of which nothing is sent twice that the board then turns out to hold.
 */
public final class SetWriter {
    private static final int MAX_RESTARTS = 3;

    private final Link link;
    private final WriteMode mode;
    private final Recovery recovery;
    private final LongConsumer doneBytes;
    private long toldBytes = -1;
    private long unchangedBytes;
    private int resentBlocks;
    private int restarts;

    /** @param doneBytes is told how many bytes of the set are on the board, as far as the loader took them; never fewer than before */
    public SetWriter(Link link, WriteMode mode, Recovery recovery, LongConsumer doneBytes) {
        this.link = link;
        this.mode = mode;
        this.recovery = recovery;
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
                new WriteReport.Repeats(resentBlocks, restarts),
                link.baud(),
                Duration.ofNanos(deadline.ticker().nanos() - startNanos));
    }

    private void write(Image image, long bytesBefore, Deadline deadline) {
        FlashException broken = null;
        FlashException first = null;
        boolean done = false;
        while (!done) {
            try {
                recover(broken, deadline);
                ImageWriter writer = new ImageWriter(link, image, mode, bytes -> tell(bytesBefore + bytes));
                ImageWriter.Written written = writer.write(deadline);
                unchangedBytes += written.unchangedBytes();
                resentBlocks += written.resentBlocks();
                done = true;
            } catch (FlashException e) {
                first = first == null ? e : first;
                if (restarts == MAX_RESTARTS || !Recovery.mayHelp(e) || deadline.hasPassed()) {
                    throw first == e ? e : inTheEnd(first, e);
                }
                restarts++;
                broken = e;
            }
        }
    }

    private void recover(@Nullable FlashException broken, Deadline deadline) {
        if (broken != null) {
            recovery.recover(broken, deadline);
        }
    }

    /** What broke first says more than what could not be mended. */
    private FlashException inTheEnd(FlashException first, FlashException last) {
        FlashException told = new FlashException(
                first.fault(),
                "%s Started anew %d times; in the end: %s".formatted(first.getMessage(), restarts, last.getMessage()),
                first);
        told.addSuppressed(last);
        return told;
    }

    private void tell(long bytes) {
        if (bytes > toldBytes) {
            toldBytes = bytes;
            doneBytes.accept(bytes);
        }
    }
}
