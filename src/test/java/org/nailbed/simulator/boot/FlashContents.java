package org.nailbed.simulator.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nailbed.simulator.Mischief;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.simulator.memory.FlashTiming;
import org.nailbed.simulator.memory.MemoryStore;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.soc.FixedSenses;
import org.nailbed.simulator.soc.Soc;

/** A flash chip that holds the demo firmware, to be spoilt. */
final class FlashContents {
    static final int APP = 0x10000;
    private static final int BYTES = 0x400000;

    final ChipModel chip;
    final NorFlash flash = new NorFlash(new MemoryStore(), FlashTiming.NONE, BYTES);

    FlashContents(String chip) {
        this.chip = ChipModels.named(chip);
    }

    static FlashContents demo(String chip, Path dir) {
        FlashContents contents = new FlashContents(chip);
        DemoFirmware.write(dir, chip);
        contents.put(contents.chip.image().bootloaderOffset(), dir.resolve("bootloader/bootloader.bin"));
        contents.put(0x8000, dir.resolve("partition_table/partition-table.bin"));
        contents.put(APP, dir.resolve("nailbed-demo.bin"));
        return contents;
    }

    void put(int address, Path file) {
        try {
            put(address, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void put(int address, byte[] bytes) {
        flash.program(address, bytes, 0, bytes.length);
    }

    /** Clears bits, as a programming error would. */
    void clear(int address) {
        put(address, new byte[] {0});
    }

    Soc soc() {
        return soc(Security.NONE);
    }

    Soc soc(Security security) {
        return new Soc(chip, chip.macOf(1), flash, new FixedSenses(115_200, security));
    }

    BootStory boot() {
        return RomBoot.fromFlash(soc(), ResetCause.POWER_ON, new Mischief());
    }
}
