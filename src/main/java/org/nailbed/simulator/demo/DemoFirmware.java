package org.nailbed.simulator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;

/**
 * Writes a build folder as ESP-IDF leaves one: bootloader, partition table, an application of about 1 MiB that compresses to
 * about 59 %, and {@code flasher_args.json}. The same chip gives the same bytes, always.
 */
public final class DemoFirmware {
    /** What the application names itself. */
    public static final String PROJECT = DemoImages.PROJECT;

    public static final String VERSION = DemoImages.VERSION;

    private DemoFirmware() {}

    /**
     * @param dir made if it is not there; files of an earlier call are replaced
     * @param chip as tools write it: "esp32s3"
     * @return the path of {@code flasher_args.json}
     */
    public static Path write(Path dir, String chip) {
        ChipModel model = ChipModels.named(chip);
        DemoImages images = new DemoImages(model);
        try {
            Files.createDirectories(dir.resolve("bootloader"));
            Files.createDirectories(dir.resolve("partition_table"));
            Files.write(dir.resolve("bootloader/bootloader.bin"), images.bootloader());
            Files.write(dir.resolve("partition_table/partition-table.bin"), images.partitionTable());
            Files.write(dir.resolve(PROJECT + ".bin"), images.application());
            return Files.writeString(dir.resolve("flasher_args.json"), arguments(model));
        } catch (IOException e) {
            throw new SimulatorException("Demo firmware cannot be written to " + dir + ": " + e.getMessage() + ".", e);
        }
    }

    /** Protocol reference, 6.6. */
    private static String arguments(ChipModel chip) {
        String template = """
                {
                    "write_flash_args" : [ "--flash_mode", "dio",
                                           "--flash_size", "4MB",
                                           "--flash_freq", "@FREQUENCY@" ],
                    "flash_settings" : {
                        "flash_mode": "dio",
                        "flash_size": "4MB",
                        "flash_freq": "@FREQUENCY@"
                    },
                    "flash_files" : {
                        "@BOOTLOADER@" : "bootloader/bootloader.bin",
                        "0x10000" : "@PROJECT@.bin",
                        "0x8000" : "partition_table/partition-table.bin"
                    },
                    "bootloader" : { "offset" : "@BOOTLOADER@", "file" : "bootloader/bootloader.bin", "encrypted" : "false" },
                    "app" : { "offset" : "0x10000", "file" : "@PROJECT@.bin", "encrypted" : "false" },
                    "partition-table" : { "offset" : "0x8000", "file" : "partition_table/partition-table.bin", "encrypted" : "false" },
                    "extra_esptool_args" : {
                        "after"  : "hard_reset",
                        "before" : "default_reset",
                        "stub"   : true,
                        "chip"   : "@CHIP@"
                    }
                }
                """;
        return template.replace("@FREQUENCY@", DemoImages.frequency(chip))
                .replace("@BOOTLOADER@", "0x" + Integer.toHexString(chip.image().bootloaderOffset()))
                .replace("@PROJECT@", PROJECT)
                .replace("@CHIP@", chip.image().tool());
    }
}
