package org.nailbed.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.EspImage.Body;
import org.nailbed.firmware.EspImage.Header;
import org.nailbed.firmware.EspImage.Segment;

/**
 * Images of the ESP8266: a header of 8 bytes, no chip id, no hash (protocol reference, 6.1). Those of the second version put the
 * code that runs from flash before an image of the first, and a CRC after it. That CRC only a bootloader reads; it is not checked.
 */
final class Esp8266Image {

    static final int V2_MAGIC = 0xEA;
    private static final int V2_SECOND_BYTE = 4;
    private static final int HEADER_BYTES = 8;
    private static final int CRC_BYTES = 4;

    private static final int DATA_RAM = 0x3FFE8000;
    private static final int DATA_RAM_END = 0x40000000;
    private static final int CODE_RAM = 0x40100000;
    private static final int CODE_RAM_END = 0x4010C000;
    private static final int MAPPED_FLASH = 0x40200000;
    private static final int MAPPED_FLASH_END = 0x40300000;

    private Esp8266Image() {}

    /**
     * Whether it begins as an image of the ESP8266. One of the first version has the same magic as those of later chips; but
     * where they have pins and chip id it has the address of its first segment.
     */
    static boolean isOne(Slice file) {
        return file.startsWith(V2_MAGIC, V2_SECOND_BYTE)
                || (file.startsWith(EspImage.MAGIC) && file.length() >= 12 && isMemory(file.u32(HEADER_BYTES)));
    }

    private static boolean isMemory(long address) {
        return (address >= DATA_RAM && address < DATA_RAM_END)
                || (address >= CODE_RAM && address < CODE_RAM_END)
                || (address >= MAPPED_FLASH && address < MAPPED_FLASH_END);
    }

    static EspImage parse(Slice file) {
        Header header = header(file);
        boolean second = file.u8(0) == V2_MAGIC;
        List<Segment> segments = new ArrayList<>();
        int at = 0;
        if (second) {
            Segment mapped = EspImage.segment(file, HEADER_BYTES);
            segments.add(mapped);
            at = mapped.fileOffset() + mapped.sizeBytes();
        }
        Body body = EspImage.body(file, at + HEADER_BYTES, ramHeader(file, at).segmentCount());
        segments.addAll(body.segments());
        int length = body.end() + (second ? file.bytes(body.end(), CRC_BYTES).length : 0);
        return new EspImage(header, segments, length, Optional.empty(), Optional.empty());
    }

    static Header header(Slice file) {
        return file.u8(0) == V2_MAGIC ? facts(file, file.u8(1)) : ramHeader(file, 0);
    }

    private static Header ramHeader(Slice file, int at) {
        Slice image = file.tail(at);
        if (image.u8(0) != EspImage.MAGIC) {
            throw image.refusal(
                    0,
                    "byte is %02X, expected %02X after the code for flash. %s"
                            .formatted(image.u8(0), EspImage.MAGIC, EspImage.DAMAGED));
        }
        return facts(image, EspImage.segmentCount(image));
    }

    private static Header facts(Slice file, int segmentCount) {
        return new Header(
                EspChip.ESP8266,
                segmentCount,
                (int) file.u32(4),
                flashSize(file.u8(3) >> 4),
                0,
                Header.ANY_REVISION,
                false);
    }

    /** Protocol reference, 5.5. */
    private static Optional<Integer> flashSize(int code) {
        return switch (code) {
            case 0 -> Optional.of(512 << 10);
            case 1 -> Optional.of(256 << 10);
            case 2 -> Optional.of(1 << 20);
            case 3, 5 -> Optional.of(2 << 20);
            case 4, 6 -> Optional.of(4 << 20);
            case 8 -> Optional.of(8 << 20);
            case 9 -> Optional.of(16 << 20);
            default -> Optional.empty();
        };
    }
}
