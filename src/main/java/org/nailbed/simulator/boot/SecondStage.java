package org.nailbed.simulator.boot;

import java.util.List;
import org.nailbed.simulator.Mischief;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.ImageFormat;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.soc.Soc;

/** The second-stage bootloader of ESP-IDF v5: partition table, otadata, application image. It believes nothing it has not checked. */
final class SecondStage {
    private static final int DESCRIPTION_MAGIC = 0x50;
    private static final int DESCRIPTION_BYTES = 80;
    private static final String NO_DESCRIPTION_VERSION = "v5.1";
    /** An image is hashed about as fast as it is read. */
    private static final double READ_BYTES_PER_MILLI = 10_000;

    private static final double RESTART_MILLIS = 200;

    private final Soc soc;
    private final ChipModel chip;
    private final NorFlash flash;
    private final Teller teller;
    private final Mischief mischief;

    SecondStage(Soc soc, Teller teller, Mischief mischief) {
        this.mischief = mischief;
        this.soc = soc;
        chip = soc.model();
        flash = soc.flash();
        this.teller = teller;
    }

    BootStory.End run(FlashedImage bootloader) {
        introduce(bootloader);
        PartitionTable table;
        try {
            table = PartitionTable.read(flash);
        } catch (BadImageException e) {
            teller.error("flash_parts", "%s", e.complaint());
            teller.error("boot", "Failed to verify partition table");
            teller.error("boot", "load partition table error!");
            return restart();
        }
        list(table);
        List<Partition> order = table.bootOrder(flash);
        for (Partition candidate : order) {
            if (boots(candidate, table)) {
                return BootStory.End.RUNNING;
            }
        }
        teller.error("boot", "No bootable app partitions in the partition table");
        return restart();
    }

    private BootStory.End restart() {
        teller.pass(RESTART_MILLIS);
        return BootStory.End.SOFTWARE_RESET;
    }

    private void introduce(FlashedImage bootloader) {
        FlashedImage.Segment first = bootloader.segments().get(0);
        Bytes description = new Bytes(flash.read(first.flashAddress(), DESCRIPTION_BYTES));
        boolean described = first.length() >= DESCRIPTION_BYTES && description.u8(0) == DESCRIPTION_MAGIC;
        teller.info(
                "boot",
                "ESP-IDF %s 2nd stage bootloader",
                described ? description.text(8, 32) : NO_DESCRIPTION_VERSION);
        if (described) {
            teller.info("boot", "compile time %s", description.text(40, 24));
        }
        ChipModel.Core core = chip.core();
        teller.info("boot", core.cores() > 1 ? "Multicore bootloader" : "Unicore bootloader");
        teller.info("boot", "chip revision: v%d.%d", core.revision() / 100, core.revision() % 100);
        String tag = "boot." + chip.image().tool();
        teller.info(tag, "SPI Speed      : %s", speedName(bootloader.header().sizeAndFrequency() & 0xF));
        teller.info(tag, "SPI Mode       : %s", RomBoot.modeName(bootloader));
        teller.info(tag, "SPI Flash Size : %s", sizeName(bootloader.header().sizeAndFrequency() >>> 4));
        teller.info("boot", "Enabling RNG early entropy source...");
    }

    /** Protocol reference, 5.5. */
    private String sizeName(int code) {
        if (chip.image().format() == ImageFormat.FIRST) {
            return code < 2 ? code == 0 ? "512KB" : "256KB" : (1 << (code - 2)) + "MB";
        }
        return (1 << code) + "MB";
    }

    private static String speedName(int code) {
        return switch (code) {
            case 0xF -> "80MHz";
            case 1 -> "26.7MHz";
            case 2 -> "20MHz";
            default -> "40MHz";
        };
    }

    private void list(PartitionTable table) {
        teller.info("boot", "Partition Table:");
        teller.info("boot", "## Label            Usage          Type ST Offset   Length");
        int number = 0;
        for (Partition row : table.partitions()) {
            teller.info(
                    "boot",
                    "%2d %-16s %-16s %02x %02x %08x %08x",
                    number++,
                    row.label(),
                    row.usage(),
                    row.type(),
                    row.subtype(),
                    row.offset(),
                    row.size());
        }
        teller.info("boot", "End of partition table");
    }

    private boolean boots(Partition partition, PartitionTable table) {
        try {
            FlashedImage image = verified(partition);
            teller.info("boot", "Loaded app from partition at offset 0x%x", partition.offset());
            teller.info("boot", "Disabling RNG early entropy source...");
            teller.started(new AppStart(chip, flash, teller).tell(image, table.nvs(), mischief));
            return true;
        } catch (BadImageException e) {
            teller.error("esp_image", "%s", e.complaint());
            teller.error("boot", "%s app partition is not bootable", partition.isFactory() ? "Factory" : "OTA");
            return false;
        }
    }

    private FlashedImage verified(Partition partition) throws BadImageException {
        if (!flash.holds(partition.offset(), partition.size())) {
            throw new BadImageException(
                    String.format("partition at 0x%x reaches beyond the flash chip", partition.offset()));
        }
        FlashedImage image = FlashedImage.read(soc, partition.offset(), partition.size());
        int wanted = chip.image().chipId();
        if (image.header().chipId() != wanted) {
            throw new BadImageException(String.format(
                    "mismatch chip ID, expected %d, found %d",
                    wanted, image.header().chipId()));
        }
        tellSegments(image);
        if (!image.isChecksumRight()) {
            throw new BadImageException(String.format(
                    "Checksum failed. Calculated 0x%x read 0x%x", image.computedChecksum(), image.checksum()));
        }
        if (!image.isHashRight()) {
            throw new BadImageException("Image hash failed - image is corrupt");
        }
        return image;
    }

    private void tellSegments(FlashedImage image) {
        int number = 0;
        for (FlashedImage.Segment segment : image.segments()) {
            boolean mapped =
                    segment.length() > 0 && segment.flashAddress() % 0x10000 == segment.loadAddress() % 0x10000;
            teller.info(
                    "esp_image",
                    "segment %d: paddr=%08x vaddr=%08x size=%05xh (%6d) %s",
                    number++,
                    segment.flashAddress(),
                    segment.loadAddress(),
                    segment.length(),
                    segment.length(),
                    mapped ? "map" : "load");
            teller.pass(segment.length() / READ_BYTES_PER_MILLI);
        }
    }
}
