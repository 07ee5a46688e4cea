package org.nailbed.flash.espressif.chip;

import org.nailbed.flash.espressif.loader.RegisterWrite;
import org.nailbed.flash.espressif.loader.Registers;

/** What must be done in a chip before its flash chip has power. */
@FunctionalInterface
public interface FlashPower {
    FlashPower ALWAYS_ON = (revision, registers) -> {};

    /**
     * Gives the flash chip power, where it has none in download mode.
     *
     * @param revision of the board, major × 100 + minor
     */
    void switchOn(int revision, Registers registers);

    /**
     * The P4's, off in download mode on v3.1 and v3.2 (protocol reference, 5.3): the pads' supply is switched on, the regulator
     * started with its current limited, then forced high, and let go. A v3.2 with the fuse for it does so by itself, but keeps the
     * force of an earlier session, which is taken off.
     */
    static FlashPower ofP4() {
        return (revision, registers) -> {
            if (revision == P4.SELF_POWERED && (registers.read(P4.POWERED_IN_DOWNLOAD) & P4.POWERED_BIT) != 0) {
                registers.write(P4.bits(P4.PMU_DATE, P4.FORCE, 0));
            } else if (revision == P4.FIRST || revision == P4.SELF_POWERED) {
                registers.write(P4.powerUp());
            }
        };
    }

    /** Registers of the P4's power management. */
    final class P4 {
        private static final int FIRST = 301;
        private static final int SELF_POWERED = 302;
        private static final int POWERED_IN_DOWNLOAD = 0x5012D034;
        private static final int POWERED_BIT = 1 << 16;
        private static final int PAD_POWER = 0x5011010C;
        private static final int REGULATOR = 0x501151B8;
        private static final int REGULATOR_ANALOG = 0x501151BC;
        private static final int PMU_DATE = 0x501153FC;

        private static final int LIMIT_CURRENT = 1 << 27;
        private static final int FORCE_HIGH = 1 << 7;
        private static final int TARGET = 0xFF << 23;
        private static final int FORCE = 3;

        private static final int PADS_SETTLE_MICROS = 10_000;
        private static final int REGULATOR_STARTS_MICROS = 50;
        private static final int FLASH_WAKES_MICROS = 1_800;

        private P4() {}

        /** The loader waits before it writes, so that each delay stands with the step after it; the last step changes nothing. */
        private static RegisterWrite[] powerUp() {
            return new RegisterWrite[] {
                RegisterWrite.of(PAD_POWER, 1),
                new RegisterWrite(REGULATOR_ANALOG, LIMIT_CURRENT, LIMIT_CURRENT, PADS_SETTLE_MICROS),
                bits(REGULATOR, FORCE_HIGH, FORCE_HIGH),
                bits(PMU_DATE, FORCE, FORCE),
                new RegisterWrite(REGULATOR_ANALOG, 0, LIMIT_CURRENT, REGULATOR_STARTS_MICROS),
                bits(REGULATOR, TARGET, 0),
                bits(REGULATOR, FORCE_HIGH, FORCE_HIGH),
                bits(REGULATOR, FORCE_HIGH, 0),
                new RegisterWrite(PMU_DATE, 0, 0, FLASH_WAKES_MICROS)
            };
        }

        private static RegisterWrite bits(int address, int mask, int value) {
            return new RegisterWrite(address, value, mask, 0);
        }
    }
}
