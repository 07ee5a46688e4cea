package org.nailbed.flash.espressif.chip;

import java.util.List;
import java.util.Optional;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.wire.Deadline;

/** Asks a detected chip for everything that a {@link BoardIdentity} tells. */
public final class IdentityReader {
    private final Link link;

    public IdentityReader(Link link) {
        this.link = link;
    }

    /**
     * What was learnt of a board.
     *
     * @param spiPins what SPI_ATTACH is to be given again, once a stub runs
     */
    public record Learnt(Chip chip, BoardIdentity identity, Security security, int spiPins) {}

    /**
     * Calms the watchdogs, reads fuses, attaches the flash chip and asks for its id.
     *
     * @throws FlashException SECURITY_REFUSED in secure download mode, where neither MAC nor digests can be read; FLASH_DEAD
     */
    public Learnt read(ChipDetector.Detected detected, Deadline deadline) {
        Chip chip = detected.chip();
        if (detected.security().filter(Security::secureDownload).isPresent()) {
            throw secureDownload(chip);
        }
        Registers registers = Registers.over(link, deadline);
        if (!link.dialect().isStub()) {
            chip.hardware().usb().watchdogs().ifPresent(watchdogs -> registers.write(watchdogs.calming()));
        }
        FuseReader fuses = new FuseReader(registers);
        Security security =
                detected.security().orElseGet(() -> chip.fuses().security().read(fuses));
        int pins = chip.fuses().traits().spiPins().read(fuses);
        link.command(new Command.SpiAttach(pins), deadline);
        FlashId flash = readFlashId(chip, registers);
        int crystalMhz = chip.hardware().clock().crystal().readMhz(registers, link.baud());
        BoardIdentity identity = new BoardIdentity(
                chip.kind().title(),
                chip.fuses().mac().read(fuses),
                chip.fuses().revision().read(fuses),
                featuresOf(chip, fuses),
                crystalMhz,
                flash.code(),
                flash.sizeBytes(),
                security.facts());
        return new Learnt(chip, identity, security, pins);
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
