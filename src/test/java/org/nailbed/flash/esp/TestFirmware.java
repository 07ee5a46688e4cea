package org.nailbed.flash.esp;

import java.util.List;
import java.util.Random;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTableBuilder;

/** Sets that a board boots: bootloader, partition table and an application called "probe 1.2.3". */
public final class TestFirmware {
    private static final int APP_ADDRESS = 0x40090000;

    private TestFirmware() {}

    /** @param appBytes of the application, roughly; half of it shrinks */
    public static FirmwareSet of(EspChip chip, int chipId, int appBytes) {
        byte[] app = EspImageBuilder.app(chipId, "probe", "1.2.3")
                .segment(APP_ADDRESS, code(appBytes))
                .build();
        return FirmwareSet.of(List.of(
                Image.of(
                        "bootloader.bin",
                        chip.bootloaderOffset(),
                        EspImageBuilder.bootloader(chipId).build()),
                Image.of(
                        "partition-table.bin",
                        0x8000,
                        PartitionTableBuilder.singleApp().build()),
                Image.of("app.bin", 0x10000, app)));
    }

    /** Machine code shrinks to about 60 %: noise and repetition in turn. */
    public static byte[] code(int length) {
        Random random = new Random(7);
        byte[] bytes = new byte[length & ~0xF];
        byte[] noise = new byte[256];
        for (int at = 0; at < bytes.length; at++) {
            if (at % 512 == 0) {
                random.nextBytes(noise);
            }
            bytes[at] = at % 512 < 300 ? noise[at % 256] : (byte) (at >> 9);
        }
        return bytes;
    }
}
