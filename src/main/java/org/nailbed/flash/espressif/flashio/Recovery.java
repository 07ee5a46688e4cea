package org.nailbed.flash.espressif.flashio;

import org.nailbed.flash.FlashException;
import org.nailbed.wire.Deadline;

/** Brings the loader of the same board back after the link to it broke. */
@FunctionalInterface
public interface Recovery {

    /** Whether a reset and another try may mend this. */
    static boolean mayHelp(FlashException failure) {
        return switch (failure.fault()) {
            case LINK_CORRUPT, REPLY_TIMEOUT, PROTOCOL_ERROR, STUB_FAILED -> true;
            default -> false;
        };
    }

    /**
     * Returns when the loader takes commands again.
     *
     * @param failure what went wrong
     * @throws FlashException when it does not come back, or another board answers
     */
    void recover(FlashException failure, Deadline deadline);
}
