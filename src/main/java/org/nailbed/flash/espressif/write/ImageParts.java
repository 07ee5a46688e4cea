package org.nailbed.flash.espressif.write;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.nailbed.firmware.Image;
import org.nailbed.flash.Extent;
import org.nailbed.flash.espressif.flashio.Md5;

/**
 * Parts of one image: what flash must have as digests of them, and the last few that were written by themselves. Shared by every
 * board that takes the image, and forgotten with it. Extents count from the start of flash.
 */
final class ImageParts {
    private static final Map<Image, ImageParts> KNOWN = new WeakHashMap<>();

    /**
     * All parts kept are as large as so many images: boards of one lot hold the same old firmware, so that they differ from the
     * new one in the same places.
     */
    private static final int KEPT_IMAGES = 2;

    private final Map<Extent, String> digests = new ConcurrentHashMap<>();
    private final Map<Extent, Image> cut = new LinkedHashMap<>(16, 0.75f, true);
    private long cutBytes;

    private ImageParts() {}

    static ImageParts of(Image image) {
        synchronized (KNOWN) {
            return KNOWN.computeIfAbsent(image, unseen -> new ImageParts());
        }
    }

    /** MD5 that flash has there when it holds the image, lower-case hex. */
    String md5(Image image, Extent extent) {
        return digests.computeIfAbsent(
                extent, part -> Md5.of(image.padded(), part.offset() - image.offset(), part.sizeBytes()));
    }

    /** The part as an image of its own, of the same name; the image itself when that is all of it. */
    Image image(Image image, Extent extent) {
        if (extent.sizeBytes() == image.padded().length) {
            return image;
        }
        synchronized (cut) {
            Image part = cut.computeIfAbsent(extent, unseen -> cut(image, extent));
            forgetOldest((long) KEPT_IMAGES * image.padded().length);
            return part;
        }
    }

    private void forgetOldest(long limitBytes) {
        Iterator<Extent> oldest = cut.keySet().iterator();
        while (cutBytes > limitBytes) {
            cutBytes -= oldest.next().sizeBytes();
            oldest.remove();
        }
    }

    private Image cut(Image image, Extent extent) {
        cutBytes += extent.sizeBytes();
        int from = extent.offset() - image.offset();
        return Image.of(
                image.name(), extent.offset(), Arrays.copyOfRange(image.padded(), from, from + extent.sizeBytes()));
    }
}
