package org.nailbed.simulator.boot;

import java.util.HexFormat;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.Mischief;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.chip.Banner;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.RomGeneration;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.soc.Soc;

/** What the mask ROM does after a reset: greet, then wait for a download or load the bootloader from flash. */
public final class RomBoot {
    private static final int BOOTLOADER_LIMIT_BYTES = 0x8000;
    private static final int HEADER_COMPLAINTS = 12;
    private static final double COMPLAINT_MILLIS = 60;
    private static final double START_MILLIS = 4;
    private static final double LOAD_MILLIS = 8;
    private static final int KEYSTREAM = 0x6B1D93F2;

    private final Soc soc;
    private final ChipModel chip;
    private final NorFlash flash;
    private final RomGeneration generation;
    private final Teller teller = new Teller();

    private RomBoot(Soc soc) {
        this.soc = soc;
        chip = soc.model();
        flash = soc.flash();
        generation = chip.rom().generation();
    }

    /** The text above a download. */
    public static BootStory download(Soc soc, ResetCause cause) {
        RomBoot rom = new RomBoot(soc);
        Banner banner = rom.chip.rom().banner();
        rom.greet(cause, banner.straps().download(), banner.downloadMode());
        if (rom.generation != RomGeneration.ESP8266) {
            boolean secure = soc.security() == Security.SECURE_DOWNLOAD;
            rom.teller.rom("%s", secure ? "wait uart download(secure mode)" : "waiting for download");
        }
        return rom.teller.end(BootStory.End.RUNNING);
    }

    /** A start from flash, as far as what lies there, and what is wrong with the board, allow. */
    public static BootStory fromFlash(Soc soc, ResetCause cause, Mischief mischief) {
        RomBoot rom = new RomBoot(soc);
        rom.greet(cause, rom.chip.rom().banner().straps().flash(), "SPI_FAST_FLASH_BOOT");
        BootStory.End end = rom.loadBootloader(mischief);
        boolean crashes = end == BootStory.End.RUNNING && mischief.is(BoardFault.BootLoop.class);
        return rom.teller.end(crashes ? Crash.tell(rom.teller) : end);
    }

    private void greet(ResetCause cause, int straps, String mode) {
        teller.pass(START_MILLIS);
        String greeting = chip.rom().banner().greeting();
        if (generation == RomGeneration.ESP8266) {
            teller.rom("%s,rst cause:%s, boot mode:(%d,6)", greeting, cause.text(generation), straps);
            teller.rom("");
            return;
        }
        for (String line : greeting.split("\r\n", -1)) {
            if (generation == RomGeneration.ESP32 || !line.isEmpty()) {
                teller.rom("%s", line);
            }
        }
        teller.rom("rst:%s,boot:0x%x (%s)", cause.text(generation), straps, mode);
    }

    private BootStory.End loadBootloader(Mischief mischief) {
        int at = chip.image().bootloaderOffset();
        if (soc.security() == Security.FLASH_ENCRYPTION) {
            // what is not encrypted becomes noise on its way through the decryption
            return complain(new Bytes(flash.read(at, 4)).i32(0) ^ KEYSTREAM);
        }
        FlashedImage bootloader;
        try {
            bootloader = FlashedImage.read(soc, at, BOOTLOADER_LIMIT_BYTES);
        } catch (BadImageException e) {
            return complain(new Bytes(flash.read(at, 4)).i32(0));
        }
        tellLoading(bootloader);
        if (!bootloader.isChecksumRight()) {
            teller.rom("csum err:0x%x!=0x%x", bootloader.checksum(), bootloader.computedChecksum());
            return BootStory.End.WATCHDOG_RESET;
        }
        if (soc.security() == Security.SECURE_BOOT && !bootloader.isSigned(flash)) {
            teller.rom("secure boot check fail");
            return BootStory.End.WATCHDOG_RESET;
        }
        if (generation == RomGeneration.LATER && !bootloader.isHashRight()) {
            teller.rom("SHA-256 comparison failed:");
            teller.rom("Calculated: %s", HexFormat.of().formatHex(bootloader.computedHash()));
            teller.rom("Expected: %s", HexFormat.of().formatHex(bootloader.hash()));
            teller.rom("Attempting to boot anyway...");
        }
        if (generation != RomGeneration.ESP8266) {
            teller.rom("entry 0x%08x", bootloader.header().entry());
        }
        teller.pass(LOAD_MILLIS);
        return new SecondStage(soc, teller, mischief).run(bootloader);
    }

    private void tellLoading(FlashedImage bootloader) {
        if (generation == RomGeneration.ESP8266) {
            for (FlashedImage.Segment segment : bootloader.segments()) {
                teller.rom("load 0x%08x, len %d, room 16 ", segment.loadAddress(), segment.length());
                teller.rom("tail %d", segment.length() % 16);
            }
            teller.rom("chksum 0x%02x", bootloader.computedChecksum());
            return;
        }
        teller.rom("SPIWP:0xee");
        teller.rom(
                "mode:%s, clock div:%d",
                modeName(bootloader), bootloader.header().sizeAndFrequency() % 16 == 0xF ? 1 : 2);
        for (FlashedImage.Segment segment : bootloader.segments()) {
            teller.rom("load:0x%08x,len:0x%x", segment.loadAddress(), segment.length());
        }
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
