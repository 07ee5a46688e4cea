package org.nailbed.firmware;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A signature that follows an image (protocol reference, 6.4). It is recognised and held against the image's digest, not against
 * a key: only the board has that.
 *
 * @param signatures how many keys signed it, 1 to 3
 */
public record SecureBootSignature(Scheme scheme, int signatures) {

    /** Version of secure boot, and the kind of key. */
    public enum Scheme {
        V1_ECDSA,
        V2_RSA,
        V2_ECDSA
    }

    private static final int V1_BYTES = 68;
    private static final int SECTOR_BYTES = 0x1000;
    private static final int BLOCK_BYTES = 1216;
    private static final int MAX_BLOCKS = 3;
    private static final int BLOCK_MAGIC = 0xE7;
    private static final int RSA = 2;
    private static final int ECDSA = 3;
    private static final int DIGEST_AT = 4;
    private static final int DIGEST_BYTES = 32;
    private static final int CRC_AT = 1196;

    /**
     * Looks behind an image.
     *
     * @param file begins with the image; what follows it may be anything
     * @param imageBytes from the magic to the end of its checksum or hash
     * @throws FirmwareException when a signature is there, but for other content
     */
    static Optional<SecureBootSignature> find(Slice file, int imageBytes) {
        int sector = (imageBytes + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
        int blocks = 0;
        while (blocks < MAX_BLOCKS && isBlock(file, sector + blocks * BLOCK_BYTES)) {
            checkDigest(file, sector, sector + blocks * BLOCK_BYTES);
            blocks++;
        }
        if (blocks > 0) {
            Scheme scheme = file.u8(sector + 1) == RSA ? Scheme.V2_RSA : Scheme.V2_ECDSA;
            return Optional.of(new SecureBootSignature(scheme, blocks));
        }
        return isV1(file, imageBytes) ? Optional.of(new SecureBootSignature(Scheme.V1_ECDSA, 1)) : Optional.empty();
    }

    private static boolean isBlock(Slice file, int at) {
        if (file.length() - at < BLOCK_BYTES || file.u8(at) != BLOCK_MAGIC) {
            return false;
        }
        int version = file.u8(at + 1);
        CRC32 crc = new CRC32();
        crc.update(file.bytes(at, CRC_AT));
        return (version == RSA || version == ECDSA) && crc.getValue() == file.u32(at + CRC_AT);
    }

    private static void checkDigest(Slice file, int imageBytes, int blockAt) {
        byte[] signed = file.bytes(blockAt + DIGEST_AT, DIGEST_BYTES);
        byte[] actual = file.sha256OfFirst(imageBytes);
        if (!Arrays.equals(signed, actual)) {
            throw file.refusal(
                    blockAt + DIGEST_AT,
                    "the signature is for content with SHA-256 %s, the image has %s. It was changed after signing; sign it again."
                            .formatted(
                                    HexFormat.of().formatHex(signed),
                                    HexFormat.of().formatHex(actual)));
        }
    }

    /** The last 68 bytes of a file: a version that is 0, then 64 bytes that are no padding. */
    private static boolean isV1(Slice file, int at) {
        return file.length() - at == V1_BYTES
                && file.u32(at) == 0
                && !file.isFilledWith(0xFF, at + 4, V1_BYTES - 4)
                && !file.isFilledWith(0, at + 4, V1_BYTES - 4);
    }
}
