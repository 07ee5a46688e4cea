package org.nailbed.firmware.ram;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.Image;

/** Images without a descriptor, by their header's bytes (protocol reference, 6.1). */
public final class RamImages {
    private RamImages() {}

    /** Of one segment, and an entry at its beginning. */
    public static Image of(int chipId, int address, byte[] code) {
        return Image.of(
                "test.bin", 0, header(chipId, address).segment(address, code).build());
    }

    /** Without segments yet. */
    @SuppressWarnings("ByteBufferBackingArray") // the buffer has an array of its own
    public static EspImageBuilder header(int chipId, int entry) {
        byte[] bytes =
                HexFormat.of().parseHex("e9000220" + "00000000" + "ee000000" + "0000" + "000000ffff00000000" + "01");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, entry).putShort(12, (short) chipId);
        return EspImageBuilder.withHeader(bytes);
    }
}
