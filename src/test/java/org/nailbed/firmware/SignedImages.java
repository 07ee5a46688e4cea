package org.nailbed.firmware;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Signs images as the protocol reference, 6.4, describes it; the signatures themselves are noise, for only a board reads them. */
@SuppressWarnings("ByteBufferBackingArray") // every buffer here has an array of its own
public final class SignedImages {

    public static final int RSA = 2;
    public static final int ECDSA = 3;

    private SignedImages() {}

    public static byte[] v1(byte[] image) {
        return joined(image, new byte[4], EspImageBuilder.noise(64));
    }

    /** Padded to a sector; then a sector with the blocks. */
    public static byte[] v2(byte[] image, int version, int blocks) {
        byte[] padded = joined(image, PartitionTableBuilder.erased(Math.floorMod(-image.length, 0x1000)));
        ByteBuffer sector = ByteBuffer.wrap(PartitionTableBuilder.erased(0x1000));
        for (int i = 0; i < blocks; i++) {
            sector.put(block(padded, version));
        }
        return joined(padded, sector.array());
    }

    private static byte[] block(byte[] signed, int version) {
        ByteBuffer block = EspImageBuilder.little(1216);
        block.put((byte) 0xE7).put((byte) version).putShort((short) 0);
        block.put(EspImageBuilder.digest("SHA-256", signed)).put(EspImageBuilder.noise(1160));
        CRC32 crc = new CRC32();
        crc.update(block.array(), 0, 1196);
        return block.putInt(1196, (int) crc.getValue()).array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
