package org.nailbed.firmware;

import java.nio.ByteBuffer;

/** Builds images of the ESP8266 as the protocol reference, 6.1, describes them. */
@SuppressWarnings("ByteBufferBackingArray") // every buffer here has an array of its own
public final class Esp8266Images {
    private Esp8266Images() {}

    /** A header and two segments: 80 bytes. */
    public static byte[] first(int sizeAndFrequency) {
        ByteBuffer image = EspImageBuilder.little(80);
        image.put((byte) 0xE9).put((byte) 2).put((byte) 2).put((byte) sizeAndFrequency);
        image.putInt(0x40100004);
        byte sum = (byte) 0xEF;
        sum ^= put(image, 0x40100000, EspImageBuilder.noise(32));
        sum ^= put(image, 0x3FFE8000, EspImageBuilder.noise(20));
        return image.put(79, sum).array();
    }

    /** @param mappedBytes size of the code that runs from flash, a multiple of 16 */
    public static byte[] second(int mappedBytes) {
        ByteBuffer image = EspImageBuilder.little(16 + mappedBytes + 80 + 4);
        image.put((byte) 0xEA).put((byte) 4).put((byte) 2).put((byte) 0x40);
        image.putInt(0x40100004);
        put(image, 0, EspImageBuilder.noise(mappedBytes));
        return image.put(first(0x40)).array();
    }

    private static byte put(ByteBuffer image, int address, byte[] data) {
        image.putInt(address).putInt(data.length).put(data);
        byte sum = 0;
        for (byte each : data) {
            sum ^= each;
        }
        return sum;
    }
}
