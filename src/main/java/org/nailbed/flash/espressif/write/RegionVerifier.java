package org.nailbed.flash.espressif.write;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.RegionDigest;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Region;
import org.nailbed.wire.Deadline;

/** Has the loader digest what lies in flash and compares. */
public final class RegionVerifier {
    private static final int RAW_BYTES = 16;
    private static final int HEX_BYTES = 32;

    private final Link link;

    public RegionVerifier(Link link) {
        this.link = link;
    }

    /**
     * Returns the digest when it is that of what was to be written.
     *
     * @throws FlashException DIGEST_MISMATCH naming region and both digests
     */
    public RegionDigest verify(Image image, Deadline deadline) {
        int size = image.padded().length;
        byte[] data = link.command(new Command.FlashMd5(new Region(image.offset(), size)), deadline)
                .data();
        String read = digestIn(data);
        String written = HexFormat.of().formatHex(image.paddedMd5());
        if (!read.equals(written)) {
            throw link.fault(
                    FlashFault.DIGEST_MISMATCH,
                    "%s at offset 0x%X, %d bytes: flash has MD5 %s, expected %s. Flash once more."
                            .formatted(image.name(), image.offset(), size, read, written));
        }
        return new RegionDigest(image.name(), image.offset(), size, read);
    }

    /** A stub sends raw bytes, a ROM hex characters (protocol reference, 2.2). */
    private String digestIn(byte[] data) {
        return switch (data.length) {
            case RAW_BYTES -> HexFormat.of().formatHex(data);
            case HEX_BYTES -> new String(data, StandardCharsets.US_ASCII);
            default ->
                throw link.fault(
                        FlashFault.PROTOCOL_ERROR,
                        "an MD5 of %d bytes, expected %d or %d.".formatted(data.length, RAW_BYTES, HEX_BYTES));
        };
    }
}
