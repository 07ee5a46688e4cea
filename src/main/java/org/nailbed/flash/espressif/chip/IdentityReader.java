package org.nailbed.flash.espressif.chip;

import java.util.List;
import java.util.Optional;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.fuse.FuseReader;
import org.nailbed.flash.espressif.fuse.Security;
import org.nailbed.flash.espressif.fuse.Security.Lock;
import org.nailbed.flash.espressif.fuse.SecurityFuses;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Registers;
import org.nailbed.wire.Deadline;

/** Asks a detected chip for everything that a {@link BoardIdentity} tells. */
public final class IdentityReader {
    /** What every ROM means to print at. */
    private static final int BOOT_TEXT_BAUD = 115_200;

    /** A question that was damaged on its way gives an answer like that of a dead chip. */
    private static final int FLASH_ID_TRIES = 2;

    private final Link link;

    public IdentityReader(Link link) {
        this.link = link;
    }

    /**
     * What was learnt of a board.
     *
     * @param spiPins what SPI_ATTACH is to be given again, once a stub runs
     * @param bootTextBaud at which the board prints when it starts
     */
    public record Learnt(Chip chip, BoardIdentity identity, Security security, int spiPins, int bootTextBaud) {}

    /**
     * Calms the watchdogs, reads fuses, attaches the flash chip and asks for its id.
     *
     * @throws FlashException SECURITY_REFUSED in secure download mode, where neither MAC nor digests can be read; FLASH_DEAD
     */
    public Learnt read(ChipDetector.Detected detected, Deadline deadline) {
        Chip chip = detected.chip();
        if (detected.security()
                .filter(security -> security.has(Lock.SECURE_DOWNLOAD))
                .isPresent()) {
            throw secureDownload(chip);
        }
        Registers registers = Registers.over(link, deadline);
        if (!link.dialect().isStub()) {
            calmWatchdogs(chip.hardware().usb(), registers);
        }
        FuseReader fuses = new FuseReader(registers);
        Security security = readSecurity(detected, fuses);
        int revision = chip.fuses().revision().read(fuses);
        chip.quirks().flashPower().switchOn(revision, registers);
        int pins = chip.fuses().traits().spiPins().read(fuses);
        link.command(Command.attachFlash(pins, link.dialect()), deadline);
        FlashId flash = readFlashId(chip, registers);
        int crystalMhz = chip.hardware().clock().crystal().readMhz(registers, link.baud());
        BoardIdentity identity = new BoardIdentity(
                chip.kind().title(),
                chip.fuses().mac().read(fuses),
                chip.fuses().mac().readEui64(fuses),
                revision,
                featuresOf(chip, fuses),
                crystalMhz,
                flash.code(),
                flash.sizeBytes(),
                security.facts());
        int bootTextBaud = chip.hardware().clock().romBaud().ofBootText(BOOT_TEXT_BAUD, crystalMhz, registers);
        return new Learnt(chip, identity, security, pins, bootTextBaud);
    }

    private static void calmWatchdogs(Usb usb, Registers registers) {
        if (usb.has(Usb.Kind.SERIAL_JTAG)) {
            usb.watchdogs().ifPresent(watchdogs -> registers.write(watchdogs.calming()));
        }
    }

    private static Security readSecurity(ChipDetector.Detected detected, FuseReader fuses) {
        SecurityFuses locks = detected.chip().fuses().security();
        return detected.security()
                .map(told -> locks.withManualEncryption(told, fuses))
                .orElseGet(() -> locks.read(fuses));
    }

    private FlashException secureDownload(Chip chip) {
        return link.fault(
                FlashFault.SECURITY_REFUSED,
                chip.kind().title()
                        + " is in secure download mode: it tells neither MAC nor digests, so that nothing could be"
                        + " proven. Set the board aside.");
    }

    private FlashId readFlashId(Chip chip, Registers registers) {
        FlashId flash = new FlashId(chip.hardware().spi().readFlashId(registers));
        for (int i = 1; i < FLASH_ID_TRIES && flash.isDead(); i++) {
            flash = new FlashId(chip.hardware().spi().readFlashId(registers));
        }
        if (flash.isDead()) {
            throw link.fault(
                    FlashFault.FLASH_DEAD,
                    "the flash chip answers %06X to the question for its id. Set the board aside."
                            .formatted(flash.code()));
        }
        return flash;
    }

    static List<String> featuresOf(Chip chip, FuseReader fuses) {
        return chip.fuses().traits().features().stream()
                .map(feature -> feature.read(fuses))
                .flatMap(Optional::stream)
                .toList();
    }
}
