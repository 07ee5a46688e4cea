package org.nailbed.flash.espressif.write;

import java.util.HexFormat;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.RegionDigest;
import org.nailbed.flash.espressif.flashio.FlashDigest;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Region;
import org.nailbed.wire.Deadline;

/** Has the loader digest what lies in flash and compares. */
public final class RegionVerifier {
    /** A digest has no checksum of its own: one that is wrong is asked for again before the board is blamed. */
    private static final int MAX_QUESTIONS = 2;

    private final Link link;
    private final FlashDigest digest;

    public RegionVerifier(Link link) {
        this.link = link;
        this.digest = new FlashDigest(link);
    }

    /**
     * Returns the digest when it is that of what was to be written.
     *
     * @throws FlashException DIGEST_MISMATCH naming region and both digests
     */
    public RegionDigest verify(Image image, Deadline deadline) {
        RegionDigest read = digest(image, deadline);
        String written = HexFormat.of().formatHex(image.paddedMd5());
        if (!read.md5().equals(written)) {
            throw link.fault(
                    FlashFault.DIGEST_MISMATCH,
                    "%s at offset 0x%X, %d bytes: flash has MD5 %s, expected %s. Flash once more."
                            .formatted(image.name(), image.offset(), read.sizeBytes(), read.md5(), written));
        }
        return read;
    }

    /** What the board says of the image's region, whatever that is; asked again where it is not what the image has. */
    public RegionDigest digest(Image image, Deadline deadline) {
        int size = image.padded().length;
        String written = HexFormat.of().formatHex(image.paddedMd5());
        String read = digest.of(new Region(image.offset(), size), deadline);
        for (int i = 1; i < MAX_QUESTIONS && !read.equals(written); i++) {
            read = digest.of(new Region(image.offset(), size), deadline);
        }
        return new RegionDigest(image.name(), image.offset(), size, read);
    }
}
