package org.nailbed.flash.esp;

import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable.Partition;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.chip.Chip.Reach;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.flashio.FlashEraser;
import org.nailbed.flash.espressif.fuse.Security;
import org.nailbed.flash.espressif.fuse.Security.Lock;
import org.nailbed.flash.espressif.loader.Link;

/** What is asked before the first byte is written (protocol reference, 7.1 step 2). */
final class WriteChecks {
    /** Below this lies the bootloader: on a board with secure boot a wrong one is the end of the board. */
    private static final int BOOTLOADER_END = 0x8000;

    /** When the flash chip's size byte is not listed and the build names none. */
    private static final int COMMON_FLASH_BYTES = 4 << 20;

    /** What the address registers of most chips reach (protocol reference, 5.4). */
    private static final int USUAL_REACH_BYTES = 16 << 20;

    private final Link link;
    private final EspOptions options;

    WriteChecks(Link link, EspOptions options) {
        this.link = link;
        this.options = options;
    }

    /**
     * @return the size of the flash, for the loader
     * @throws FlashException WRONG_CHIP, WRONG_REVISION, FLASH_TOO_SMALL or SECURITY_REFUSED
     */
    int check(FirmwareSet set, Learnt learnt) {
        checkChip(set, learnt.identity());
        checkRevision(set, learnt.identity());
        set.images().forEach(image -> checkLocks(image, learnt.security()));
        checkSignatures(set, learnt.security());
        checkReach(neededBytes(set), learnt);
        return checkSize(set, learnt.identity());
    }

    /**
     * @return the size of the flash, for the loader
     * @throws FlashException FLASH_TOO_SMALL when the extent ends beyond it
     */
    int checkInside(Extent extent, Learnt learnt) {
        checkReach(extent.end(), learnt);
        int size = learnt.identity().flashSizeBytes().orElse(Math.max(extent.end(), COMMON_FLASH_BYTES));
        if (extent.end() > size) {
            throw link.fault(
                    FlashFault.FLASH_TOO_SMALL,
                    "the flash has %d bytes, asked for are %s. Name less.".formatted(size, extent));
        }
        return size;
    }

    /**
     * @throws IllegalArgumentException off a sector
     * @throws FlashException SECURITY_REFUSED where the board would never start again
     */
    void checkErase(Extent extent, Learnt learnt) {
        if (extent.offset() % FlashEraser.SECTOR_BYTES != 0 || extent.sizeBytes() % FlashEraser.SECTOR_BYTES != 0) {
            throw new IllegalArgumentException(
                    "%s: only whole sectors can be erased. Name offset and size in multiples of 0x%X."
                            .formatted(extent, FlashEraser.SECTOR_BYTES));
        }
        if (learnt.security().has(Lock.SECURE_BOOT) && extent.offset() < BOOTLOADER_END) {
            throw link.fault(
                    FlashFault.SECURITY_REFUSED,
                    "secure boot is on: to erase %s would remove the bootloader. Set the board aside."
                            .formatted(extent));
        }
    }

    private void checkChip(FirmwareSet set, BoardIdentity board) {
        if (set.chip().filter(chip -> !chip.equals(board.chip())).isPresent()) {
            throw link.fault(
                    FlashFault.WRONG_CHIP,
                    "the board is an %s, the firmware is for %s. Take the right board."
                            .formatted(board.chip(), set.chip().get()));
        }
    }

    private void checkRevision(FirmwareSet set, BoardIdentity board) {
        if (!set.runsOnRevision(board.revision())) {
            throw link.fault(
                    FlashFault.WRONG_REVISION,
                    "the board is an %s %s, a revision that the firmware excludes. Build for it, or take another board."
                            .formatted(board.chip(), board.revisionText()));
        }
    }

    private void checkLocks(Image image, Security security) {
        if (security.has(Lock.FLASH_ENCRYPTION) && options.writing().contents() == EspOptions.Contents.PLAIN) {
            throw link.fault(
                    FlashFault.SECURITY_REFUSED,
                    "flash encryption is on: plain %s would not run. Encrypt the images for it, or set the board aside."
                            .formatted(image.name()));
        }
        if (security.has(Lock.SECURE_BOOT) && image.offset() < BOOTLOADER_END) {
            throw link.fault(
                    FlashFault.SECURITY_REFUSED,
                    "secure boot is on: %s at offset 0x%X would replace the bootloader. Set the board aside."
                            .formatted(image.name(), image.offset()));
        }
    }

    /** Whether a signature is the right one only the board can tell; without any it surely starts nothing more. */
    private void checkSignatures(FirmwareSet set, Security security) {
        if (security.has(Lock.SECURE_BOOT) && !set.unsigned().isEmpty()) {
            throw link.fault(
                    FlashFault.SECURITY_REFUSED,
                    "secure boot is on, and without a signature are %s: the board would not start. Sign them."
                            .formatted(String.join(", ", set.unsigned())));
        }
    }

    private void checkReach(int endBytes, Learnt learnt) {
        boolean all = learnt.chip().quirks().reach() == Reach.ALL_WITH_STUB
                && options.stubFor(learnt).isPresent();
        if (endBytes > USUAL_REACH_BYTES && !all) {
            throw link.fault(
                    FlashFault.FLASH_TOO_SMALL,
                    "the loader of this %s reaches the first %d bytes of flash, needed are %d. %s"
                            .formatted(
                                    learnt.identity().chip(),
                                    USUAL_REACH_BYTES,
                                    endBytes,
                                    learnt.chip().quirks().reach() == Reach.ALL_WITH_STUB
                                            ? "Choose the stub loader."
                                            : "Use less of it."));
        }
    }

    private static int neededBytes(FirmwareSet set) {
        return set.images().stream()
                .mapToInt(image -> image.offset() + image.padded().length)
                .max()
                .orElse(0);
    }

    /** By its images, its partitions, and what the build or the bootloader's header names. */
    private static int wantedBytes(FirmwareSet set) {
        int partitions = set.partitionTable().stream()
                .flatMap(table -> table.partitions().stream())
                .mapToInt(Partition::end)
                .max()
                .orElse(0);
        return Math.max(
                Math.max(neededBytes(set), partitions), set.flashSizeBytes().orElse(0));
    }

    private int checkSize(FirmwareSet set, BoardIdentity board) {
        int wanted = wantedBytes(set);
        int size = board.flashSizeBytes().orElse(Math.max(wanted, COMMON_FLASH_BYTES));
        if (wanted > size) {
            throw link.fault(
                    FlashFault.FLASH_TOO_SMALL,
                    "the flash has %d bytes, the firmware needs %d. Take the right board.".formatted(size, wanted));
        }
        return size;
    }
}
