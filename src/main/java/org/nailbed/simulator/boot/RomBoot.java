package org.nailbed.simulator.boot;

import java.util.HexFormat;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.RomGeneration;
import org.nailbed.simulator.memory.NorFlash;

/** What the mask ROM does after a reset: greet, then wait for a download or load the bootloader from flash. */
public final class RomBoot {
    private static final int BOOTLOADER_LIMIT_BYTES = 0x8000;
    private static final int HEADER_COMPLAINTS = 12;
    private static final double COMPLAINT_MILLIS = 60;
    private static final double START_MILLIS = 4;
    private static final double LOAD_MILLIS = 8;

    private final ChipModel chip;
    private final NorFlash flash;
    private final RomGeneration generation;
    private final Teller teller = new Teller();

    private RomBoot(ChipModel chip, NorFlash flash) {
        this.chip = chip;
        this.flash = flash;
        generation = chip.rom().generation();
    }

    /** The text above a download. */
    public static BootStory download(ChipModel chip, NorFlash flash, ResetCause cause) {
        RomBoot rom = new RomBoot(chip, flash);
        rom.greet(
                cause,
                chip.rom().banner().straps().download(),
                chip.rom().banner().downloadMode());
        rom.teller.rom("waiting for download");
        return rom.teller.end(BootStory.End.RUNNING);
    }

    /** A start from flash, as far as what lies there allows. */
    public static BootStory fromFlash(ChipModel chip, NorFlash flash, ResetCause cause) {
        RomBoot rom = new RomBoot(chip, flash);
        rom.greet(cause, chip.rom().banner().straps().flash(), "SPI_FAST_FLASH_BOOT");
        return rom.teller.end(rom.loadBootloader());
    }

    /** The same start, with an application that crashes soon. */
    public static BootStory intoCrash(ChipModel chip, NorFlash flash, ResetCause cause) {
        RomBoot rom = new RomBoot(chip, flash);
        rom.greet(cause, chip.rom().banner().straps().flash(), "SPI_FAST_FLASH_BOOT");
        BootStory.End end = rom.loadBootloader();
        return rom.teller.end(end == BootStory.End.RUNNING ? Crash.tell(rom.teller) : end);
    }

    private void greet(ResetCause cause, int straps, String mode) {
        teller.pass(START_MILLIS);
        for (String line : chip.rom().banner().greeting().split("\r\n", -1)) {
            if (generation == RomGeneration.FIRST || !line.isEmpty()) {
                teller.rom("%s", line);
            }
        }
        teller.rom("rst:%s,boot:0x%x (%s)", cause.text(generation), straps, mode);
    }

    private BootStory.End loadBootloader() {
        int at = chip.image().bootloaderOffset();
        FlashedImage bootloader;
        try {
            bootloader = FlashedImage.read(flash, at, BOOTLOADER_LIMIT_BYTES);
        } catch (BadImageException e) {
            return complain(new Bytes(flash.read(at, 4)).i32(0));
        }
        teller.rom("SPIWP:0xee");
        teller.rom(
                "mode:%s, clock div:%d",
                modeName(bootloader), bootloader.header().sizeAndFrequency() % 16 == 0xF ? 1 : 2);
        for (FlashedImage.Segment segment : bootloader.segments()) {
            teller.rom("load:0x%08x,len:0x%x", segment.loadAddress(), segment.length());
        }
        if (!bootloader.isChecksumRight()) {
            teller.rom("csum err:0x%x!=0x%x", bootloader.checksum(), bootloader.computedChecksum());
            return BootStory.End.WATCHDOG_RESET;
        }
        if (generation != RomGeneration.FIRST && !bootloader.isHashRight()) {
            teller.rom("SHA-256 comparison failed:");
            teller.rom("Calculated: %s", HexFormat.of().formatHex(bootloader.computedHash()));
            teller.rom("Expected: %s", HexFormat.of().formatHex(bootloader.hash()));
            teller.rom("Attempting to boot anyway...");
        }
        teller.rom("entry 0x%08x", bootloader.header().entry());
        teller.pass(LOAD_MILLIS);
        return new SecondStage(chip, flash, teller).run(bootloader);
    }

    private BootStory.End complain(int firstWord) {
        for (int i = 0; i < HEADER_COMPLAINTS; i++) {
            teller.rom("invalid header: 0x%08x", firstWord);
            teller.pass(COMPLAINT_MILLIS);
        }
        return BootStory.End.WATCHDOG_RESET;
    }

    static String modeName(FlashedImage image) {
        return switch (image.header().mode()) {
            case 0 -> "QIO";
            case 1 -> "QOUT";
            case 2 -> "DIO";
            case 3 -> "DOUT";
            default -> "SLOW READ";
        };
    }
}
