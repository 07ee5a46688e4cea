package org.nailbed.flash.espressif.write;

import org.nailbed.flash.FlashException;
import org.nailbed.wire.Deadline;

/** Brings the loader of the same board back after the link to it broke. */
@FunctionalInterface
public interface Recovery {

    /**
     * Returns when the loader takes commands again.
     *
     * @param failure what went wrong
     * @throws FlashException when it does not come back, or another board answers
     */
    void recover(FlashException failure, Deadline deadline);
}
