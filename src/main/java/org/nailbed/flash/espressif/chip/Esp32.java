package org.nailbed.flash.espressif.chip;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.flash.espressif.fuse.Feature;
import org.nailbed.flash.espressif.fuse.Fuse;
import org.nailbed.flash.espressif.fuse.FuseReader;
import org.nailbed.flash.espressif.fuse.Mac;
import org.nailbed.flash.espressif.fuse.Revision;
import org.nailbed.flash.espressif.fuse.SecurityFuses;
import org.nailbed.flash.espressif.loader.Registers;

/** The first ESP32 keeps its facts unlike all later chips (protocol reference, 2.6, 5.3 and 5.4). */
final class Esp32 {
    private static final int FUSES = 0x3FF5A000;
    private static final int MAC = word(1);
    private static final int CHIP_FACTS = word(3);
    private static final int PINS_AND_REVISION = word(5);
    private static final int DATE = 0x3FF6607C;

    private static final int CLOCK_MEASUREMENT = 0x3FF5F06C;
    private static final int CLOCK_CALIBRATION = word(4);

    /** An estimate further off than this is no measurement. */
    private static final double CREDIBLE_DEVIATION = 0.2;

    private static final int SINGLE_CORE = 1;
    private static final int NO_BLUETOOTH = 2;

    private static final Map<Integer, String> PACKAGES = Map.of(
            0, "D0WDQ6",
            1, "D0WD",
            2, "D2WD",
            4, "U4WDH",
            5, "PICO-D4",
            6, "PICO-V3-02",
            7, "D0WDR2-V3");

    private static final List<Integer> PACKAGES_WITH_FLASH = List.of(2, 4, 5, 6);

    private Esp32() {}

    static Mac mac() {
        return new Mac.Words(MAC);
    }

    static Revision revision() {
        return new Revision(Esp32::major, Fuse.bits(PINS_AND_REVISION, 24, 2));
    }

    static SecurityFuses security() {
        return new SecurityFuses(Fuse.bits(word(0), 20, 7), Esp32::secureBoot, Fuse.bits(word(6), 7, 1));
    }

    /** The first kind on any of them, the second from the third revision on. */
    private static int secureBoot(FuseReader fuses) {
        int first = Fuse.bits(word(6), 4, 1).read(fuses);
        return major(fuses) >= 3 ? first | Fuse.bits(word(6), 5, 1).read(fuses) : first;
    }

    static List<Feature> features() {
        return List.of(
                Feature.always("Wi-Fi"),
                fuses -> has(fuses, NO_BLUETOOTH) ? Optional.empty() : Optional.of("Bluetooth"),
                fuses -> Optional.of(has(fuses, SINGLE_CORE) ? "single core" : "dual core, 240 MHz"),
                Esp32::packageName,
                fuses -> PACKAGES_WITH_FLASH.contains(packageCode(fuses))
                        ? Optional.of("embedded flash")
                        : Optional.empty());
    }

    /** The pins of the flash chip where they differ from the usual ones, as SPI_ATTACH takes them; else 0. */
    static int spiPins(FuseReader fuses) {
        int pins = fuses.word(PINS_AND_REVISION);
        if ((pins & 0xFFFFF) == 0) {
            return 0;
        }
        int hold = fiveBits(fuses.word(CHIP_FACTS), 4);
        return fiveBits(pins, 0)
                | fiveBits(pins, 5) << 6
                | fiveBits(pins, 10) << 12
                | fiveBits(pins, 15) << 18
                | hold << 24;
    }

    private static int fiveBits(int word, int lowestBit) {
        return (word >>> lowestBit) & 0x1F;
    }

    /** Its ROM measures the crystal against an RC oscillator and divides by what it measured. */
    static int romBaud(int baud, int crystalMhz, Registers registers) {
        long ticks = (registers.read(CLOCK_MEASUREMENT) >>> 7) & 0x1FFFFFFL;
        long believedHertz = ticks * 15_625 * (registers.read(CLOCK_CALIBRATION) & 0xFF) / 40;
        double realHertz = believedHertz > 33_000_000 ? 40_000_000 : 26_000_000;
        double factor = believedHertz / realHertz;
        return Math.abs(factor - 1) > CREDIBLE_DEVIATION ? baud : (int) Math.round(baud * factor);
    }

    /** Three bits in three places, set one after the other: 0, 1, 3, 7. */
    private static int major(FuseReader fuses) {
        int bit0 = (fuses.word(CHIP_FACTS) >>> 15) & 1;
        int bit1 = (fuses.word(PINS_AND_REVISION) >>> 20) & 1;
        int bit2 = fuses.word(DATE) >>> 31;
        return bit0 + bit1 + bit2;
    }

    private static Optional<String> packageName(FuseReader fuses) {
        int code = packageCode(fuses);
        String name = PACKAGES.getOrDefault(code, "package " + code);
        if (code == 0 && has(fuses, SINGLE_CORE)) {
            name = "S0WDQ6";
        }
        boolean thirdRevision = major(fuses) == 3;
        if (code == 5 && thirdRevision) {
            name = "PICO-V3";
        }
        return Optional.of(code <= 1 && thirdRevision ? name + "-V3" : name);
    }

    private static int packageCode(FuseReader fuses) {
        int facts = fuses.word(CHIP_FACTS);
        return ((facts >>> 9) & 7) + 8 * ((facts >>> 2) & 1);
    }

    private static boolean has(FuseReader fuses, int factBit) {
        return (fuses.word(CHIP_FACTS) & factBit) != 0;
    }

    private static int word(int index) {
        return FUSES + 4 * index;
    }
}
