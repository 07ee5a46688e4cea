package org.nailbed.flash.espressif.write;

import java.util.List;
import java.util.function.LongConsumer;
import org.nailbed.firmware.Image;
import org.nailbed.flash.Extent;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.wire.Deadline;

/** Writes of one image what the board does not hold yet. */
final class ImageWriter {
    private final Link link;
    private final Image image;
    private final WriteMode mode;
    private final LongConsumer doneBytes;

    /** @param doneBytes is told how many bytes of the image are on the board, as far as the loader took them */
    ImageWriter(Link link, Image image, WriteMode mode, LongConsumer doneBytes) {
        this.link = link;
        this.image = image;
        this.mode = mode;
        this.doneBytes = doneBytes;
    }

    /**
     * @param unchangedBytes which were not written
     * @param resentBlocks as {@link RegionWriter#write} counts them
     */
    record Written(long unchangedBytes, int resentBlocks) {}

    /** Returns, and throws, as {@link RegionWriter#write}. */
    Written write(Deadline deadline) {
        List<Extent> changed = changed(deadline);
        long unchangedBytes = image.padded().length
                - changed.stream().mapToLong(Extent::sizeBytes).sum();
        long before = unchangedBytes;
        doneBytes.accept(before);
        int resentBlocks = 0;
        for (Extent extent : changed) {
            Image part = ImageParts.of(image).image(image, extent);
            long base = before;
            resentBlocks += new RegionWriter(link, part, written -> doneBytes.accept(base + written)).write(deadline);
            before += extent.sizeBytes();
        }
        return new Written(unchangedBytes, resentBlocks);
    }

    /** A loader that digests nothing is given all of it. */
    private List<Extent> changed(Deadline deadline) {
        return mode == WriteMode.CHANGED && link.dialect().isComplete()
                ? new ChangeFinder(link, image).find(deadline)
                : List.of(new Extent(image.offset(), image.padded().length));
    }
}
