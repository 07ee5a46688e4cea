package org.nailbed.flash.esp.boards;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTableBuilder;
import org.nailbed.flash.esp.TestFirmware;

/** A set that an ESP8266 boots, as its own SDK of the later kind lays it out: images with the short header (protocol reference, 6.1). */
@SuppressWarnings("ByteBufferBackingArray") // every buffer here has an array of its own
final class Esp8266Firmware {
    private static final int RAM = 0x40100000;
    private static final int MAPPED_FLASH = 0x40210010;

    private Esp8266Firmware() {}

    /** @param appBytes of the application, roughly */
    static FirmwareSet of(int appBytes) {
        return FirmwareSet.of(List.of(
                Image.of("bootloader.bin", 0x0, image(RAM, TestFirmware.code(96))),
                Image.of(
                        "partition-table.bin",
                        0x8000,
                        PartitionTableBuilder.singleApp().build()),
                Image.of("app.bin", 0x10000, image(MAPPED_FLASH, application(appBytes)))));
    }

    private static byte[] application(int appBytes) {
        byte[] descriptor = EspImageBuilder.descriptor("probe", "1.2.3");
        return ByteBuffer.allocate(descriptor.length + (appBytes & ~0xF))
                .put(descriptor)
                .put(TestFirmware.code(appBytes))
                .array();
    }

    private static byte[] image(int address, byte[] data) {
        ByteBuffer image = ByteBuffer.allocate((16 + data.length | 15) + 1).order(ByteOrder.LITTLE_ENDIAN);
        image.put((byte) 0xE9).put((byte) 1).put((byte) 2).put((byte) 0x40).putInt(RAM + 4);
        image.putInt(address).putInt(data.length).put(data);
        int sum = 0xEF;
        for (byte each : data) {
            sum ^= each;
        }
        return image.put(image.capacity() - 1, (byte) sum).array();
    }
}
