package org.nailbed.simulator.chip;

import java.util.Optional;

/**
 * One kind of chip, as data.
 *
 * @param name as tools write it: "esp32s3"
 */
public record ChipModel(String name, Image image, Rom rom, Silicon silicon) {

    /**
     * @param chipId in image headers and security replies
     * @param bootloaderOffset where the ROM looks for the bootloader in flash
     */
    public record Image(int chipId, int bootloaderOffset) {}

    /**
     * @param magic word at 0x40001000
     * @param securityInfo empty where the ROM has no such command
     */
    public record Rom(int magic, RomGeneration generation, Optional<SecurityInfo> securityInfo, Banner banner) {}

    /** @param makerId upper three bytes of its MACs */
    record Silicon(Core core, int makerId, RegisterMap registers, StubFingerprint stub) {}

    /** @param revision major × 100 + minor */
    public record Core(int revision, int cores, int cpuMhz, int crystalHz) {}

    public Core core() {
        return silicon.core();
    }

    public StubFingerprint stub() {
        return silicon.stub();
    }

    /** The MAC of the jig's board of this number, upward from 1. */
    public Mac macOf(int number) {
        return Mac.of(silicon.makerId(), BOARD_NUMBERS + number);
    }

    private static final int BOARD_NUMBERS = 0x4E0000;
}
