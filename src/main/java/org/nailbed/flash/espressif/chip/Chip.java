package org.nailbed.flash.espressif.chip;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.espressif.fuse.Feature;
import org.nailbed.flash.espressif.fuse.Fuse;
import org.nailbed.flash.espressif.fuse.Mac;
import org.nailbed.flash.espressif.fuse.Revision;
import org.nailbed.flash.espressif.fuse.Security;
import org.nailbed.flash.espressif.fuse.SecurityFuses;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.stub.StubPlan;

/**
 * All that sets one kind of chip apart for its programmer; one entry of {@link Chips}.
 *
 * @param kind its name and id
 * @param magics what its ROM may begin with; empty when only the id is to be trusted
 */
public record Chip(EspChip kind, Set<Integer> magics, Hardware hardware, Fuses fuses, Quirks quirks) {

    public Chip {
        magics = Set.copyOf(magics);
    }

    /**
     * What runs in it.
     *
     * @param rom how its ROM speaks
     */
    public record Hardware(Dialect rom, SpiController spi, Clock clock, Usb usb) {}

    /** What is burnt into it. */
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
    public record Clock(Crystal crystal, RomBaud romBaud) {

        /** Whether the ROM comes to any baud by itself, whatever the board's crystal. */
        public boolean isPlain() {
            return crystal instanceof Crystal.Fixed && !(romBaud instanceof RomBaud.Believing);
        }
    }

    /**
     * Where it wants to be treated unlike the others.
     *
     * @param stub which stub it runs, if any
     * @param flashPower what must be done before its flash chip answers
     * @param reach how much of a flash chip can be written
     */
    public record Quirks(StubRule stub, FlashPower flashPower, Reach reach) {
        static final Quirks NONE = new Quirks(StubRule.USUAL, FlashPower.ALWAYS_ON, Reach.FIRST_16_MIB);

        Quirks withStub(StubRule other) {
            return new Quirks(other, flashPower, reach);
        }

        Quirks withFlashPower(FlashPower other) {
            return new Quirks(stub, other, reach);
        }

        Quirks withReach(Reach other) {
            return new Quirks(stub, flashPower, other);
        }
    }

    /** How much of a flash chip can be written (protocol reference, 5.4). */
    public enum Reach {
        FIRST_16_MIB,
        /** All of it, but with the stub only. */
        ALL_WITH_STUB
    }

    /**
     * The stub for a board of this kind.
     *
     * @param revision of the board, major × 100 + minor
     * @return empty when it can run none
     */
    public Optional<StubPlan> stubPlan(int revision, Security security) {
        return quirks.stub().plan(stubName(), revision, security);
    }

    /** The usual name of its stub: "esp32s3". */
    String stubName() {
        return kind.title().toLowerCase(Locale.ROOT).replace("-", "");
    }
}
