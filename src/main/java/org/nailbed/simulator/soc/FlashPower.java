package org.nailbed.simulator.soc;

import org.nailbed.simulator.memory.NorFlash;

/**
 * The P4's supply of its flash chip, which some revisions leave off in download mode. It comes on when the pad group is powered,
 * the current is limited, the output tied high and forced on, and limit and tie are then released again (protocol reference, 5.3).
 */
final class FlashPower {
    private static final int PAD_GROUP = 0x5011010C;
    private static final int OUTPUT = 0x501151B8;
    private static final int OUTPUT_ANALOG = 0x501151BC;
    private static final int DATE = 0x501153FC;
    private static final int TIED_HIGH = 1 << 7;
    private static final int CURRENT_LIMITED = 1 << 27;
    private static final int FORCED_ON = 3;

    private final NorFlash flash;
    private boolean off;
    private boolean padsOn;
    private boolean tied;
    private boolean limited;
    private boolean roseGently;

    FlashPower(NorFlash flash) {
        this.flash = flash;
        flash.setPowered(true);
    }

    void switchOff() {
        off = true;
        flash.setPowered(false);
    }

    void written(int address, int value) {
        if (!off) {
            return;
        }
        switch (address) {
            case PAD_GROUP -> padsOn = value == 1;
            case OUTPUT -> tied = (value & TIED_HIGH) != 0;
            case OUTPUT_ANALOG -> limited = (value & CURRENT_LIMITED) != 0;
            case DATE -> roseGently |= padsOn && tied && limited && (value & FORCED_ON) == FORCED_ON;
            default -> {
                return;
            }
        }
        if (roseGently && !tied && !limited) {
            off = false;
            flash.setPowered(true);
        }
    }
}
