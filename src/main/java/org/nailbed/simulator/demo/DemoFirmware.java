package org.nailbed.simulator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;

/**
 * Writes a build folder as ESP-IDF leaves one: bootloader, partition table, an application, and {@code flasher_args.json}. The
 * same chip, kind and size give the same bytes, always.
 */
public final class DemoFirmware {
    /** What the application that is shipped names itself. */
    public static final String PROJECT = Kind.PRODUCTION.project();

    public static final String VERSION = Kind.PRODUCTION.version();

    /** What {@link #writeRamTest} writes. */
    public static final String RAM_TEST = "ram-test.bin";

    /** Which application. They differ in name, version and code. */
    public enum Kind {
        /** That is shipped. */
        PRODUCTION("nailbed-demo", "1.0.0", 0),
        /** That is flashed for a test, and replaced afterwards. */
        TEST("nailbed-demo-test", "1.0.0-test", 0x10000);

        private final String project;
        private final String version;
        private final int codeSeed;

        Kind(String project, String version, int codeSeed) {
            this.project = project;
            this.version = version;
            this.codeSeed = codeSeed;
        }

        /** As its descriptor has it; its file is named so, too. */
        public String project() {
            return project;
        }

        public String version() {
            return version;
        }

        /** Makes its code differ, together with the chip's number. */
        int codeSeed() {
            return codeSeed;
        }
    }

    /** How much there is to write. */
    public enum Size {
        /** An application of about 1 MiB that compresses to about 59 %. */
        USUAL,
        /** About 12 KiB, for lines on which many boards are to pass in little time. */
        SMALL
    }

    private DemoFirmware() {}

    /** {@link #write(Path, String, Kind) Writes} the application that is shipped. */
    public static Path write(Path dir, String chip) {
        return write(dir, chip, Kind.PRODUCTION);
    }

    /**
     * Writes {@link #RAM_TEST}: an image of which every segment lies in RAM, to be loaded there by ROM or stub and started at its
     * entry. It then talks over the UART, see docs/simulator-console.md.
     *
     * @param dir made if it is not there
     * @param chip as tools write it: "esp32s3"
     * @return the path of the file
     */
    public static Path writeRamTest(Path dir, String chip) {
        byte[] image = new DemoImages(ChipModels.named(chip), Kind.TEST).ramTest();
        try {
            Files.createDirectories(dir);
            return Files.write(dir.resolve(RAM_TEST), image);
        } catch (IOException e) {
            throw new SimulatorException("RAM test cannot be written to " + dir + ": " + e.getMessage() + ".", e);
        }
    }

    /** {@link #write(Path, String, Kind, Size) Writes} an application of the usual size. */
    public static Path write(Path dir, String chip, Kind kind) {
        return write(dir, chip, kind, Size.USUAL);
    }

    /**
     * @param dir made if it is not there; files of an earlier call are replaced
     * @param chip as tools write it: "esp32s3"
     * @return the path of {@code flasher_args.json}
     */
    public static Path write(Path dir, String chip, Kind kind, Size size) {
        ChipModel model = ChipModels.named(chip);
        DemoImages images = new DemoImages(model, kind);
        try {
            Files.createDirectories(dir.resolve("bootloader"));
            Files.createDirectories(dir.resolve("partition_table"));
            Files.write(dir.resolve("bootloader/bootloader.bin"), images.bootloader());
            Files.write(dir.resolve("partition_table/partition-table.bin"), images.partitionTable());
            Files.write(
                    dir.resolve(kind.project() + ".bin"),
                    size == Size.USUAL ? images.application() : images.smallApplication());
            return Files.writeString(dir.resolve("flasher_args.json"), arguments(model, kind));
        } catch (IOException e) {
            throw new SimulatorException("Demo firmware cannot be written to " + dir + ": " + e.getMessage() + ".", e);
        }
    }

    /** Protocol reference, 6.6. */
    private static String arguments(ChipModel chip, Kind kind) {
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
                .replace("@PROJECT@", kind.project())
                .replace("@CHIP@", chip.image().tool());
    }
}
