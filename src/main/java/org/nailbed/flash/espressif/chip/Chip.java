package org.nailbed.flash.espressif.chip;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.espressif.loader.Dialect;

/**
 * All that sets one kind of chip apart for its programmer; one entry of {@link Chips}.
 *
 * @param kind its name and id
 * @param magics what its ROM may begin with; empty when only the id is to be trusted
 */
public record Chip(EspChip kind, Set<Integer> magics, Hardware hardware, Fuses fuses) {

    public Chip {
        magics = Set.copyOf(magics);
    }

    /**
     * What runs in it.
     *
     * @param rom how its ROM speaks
     * @param usb what matters only where the chip has a USB peripheral of its own
     */
    public record Hardware(Dialect rom, SpiController spi, Clock clock, Usb usb) {}

    /**
     * What a chip with its own USB port needs on the way in and out of its loader (protocol reference, 4.6).
     *
     * @param watchdogs to be calmed first
     * @param forceDownload address of the word whose bit 0 keeps the chip in its loader
     */
    public record Usb(Optional<Watchdogs> watchdogs, Optional<Integer> forceDownload) {}

    /**
     * What is burnt into it.
     *
     */
    public record Fuses(Mac mac, Revision revision, SecurityFuses security, Traits traits) {}

    /**
     * What differs from chip to chip of one kind.
     *
     * @param spiPins what SPI_ATTACH is given
     */
    public record Traits(Fuse spiPins, List<Feature> features) {
        public Traits {
            features = List.copyOf(features);
        }
    }

    /**
     * How it keeps time.
     *
     * @param romBaud how its ROM must be told a baud
     */
    public record Clock(Crystal crystal, RomBaud romBaud) {}

    /** The name of its stub: "esp32s3". */
    public String stubName() {
        return kind.title().toLowerCase(Locale.ROOT).replace("-", "");
    }
}
