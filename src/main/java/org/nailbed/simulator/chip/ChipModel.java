package org.nailbed.simulator.chip;

import java.util.Optional;
import java.util.Set;

/**
 * One kind of chip, as data.
 *
 * @param name what a jig calls it: "esp32s3", "esp32p4-rev1"
 */
public record ChipModel(String name, Image image, Rom rom, Silicon silicon, Set<Trait> traits) {
    private static final int BOARD_NUMBERS = 0x4E0000;
    private static final int ROM_CONSOLE_BAUD = 115_200;

    /**
     * @param tool as tools write the chip: "esp32p4" for every revision
     * @param chipId in image headers and security replies; -1 on the ESP8266, which has none
     * @param bootloaderOffset where the ROM looks for the bootloader in flash
     */
    public record Image(String tool, int chipId, int bootloaderOffset, ImageFormat format) {}

    /**
     * @param magic word at 0x40001000
     * @param securityInfo empty where the ROM has no such command
     */
    public record Rom(int magic, RomGeneration generation, Optional<SecurityInfo> securityInfo, Banner banner) {}

    public record Silicon(Core core, FuseMap fuses, RegisterMap registers, StubFingerprint stub) {}

    /** @param revision major × 100 + minor */
    public record Core(int revision, int cores, int cpuMhz, Crystal crystal) {}

    /** @param believedHz what the ROM takes it for (protocol reference, 2.6) */
    public record Crystal(int hz, int believedHz) {

        public static Crystal mhz(int mhz) {
            return new Crystal(mhz * 1_000_000, mhz * 1_000_000);
        }

        public Crystal believedMhz(int mhz) {
            return new Crystal(hz, mhz * 1_000_000);
        }
    }

    public ChipModel {
        traits = Set.copyOf(traits);
    }

    public Core core() {
        return silicon.core();
    }

    public StubFingerprint stub() {
        return silicon.stub();
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The rate at which its ROM prints: 115200, as far as it knows its crystal. */
    public int bootTextBaud() {
        Crystal crystal = core().crystal();
        return (int) ((long) ROM_CONSOLE_BAUD * crystal.hz() / crystal.believedHz());
    }

    /** The MAC of the jig's board of this number, upward from 1. */
    public Mac macOf(int number) {
        return Mac.of(silicon.fuses().mac().makerId(), BOARD_NUMBERS + number);
    }
}
