package org.nailbed.firmware.archive;

import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;

/** How much one tree gives out in all: a build that names one large file a thousand times would fill the memory. */
final class ReadBudget {

    /** No build has more than fills the largest flash; a file may be looked at twice. */
    static final long BYTES = 2L * Image.MAX_FLASH_BYTES;

    private long left = BYTES;

    /** @throws FirmwareException when more than {@link #BYTES} were taken */
    void take(String title, int bytes) {
        left -= bytes;
        if (left < 0) {
            throw new FirmwareException(
                    "%s: more than %d bytes are named in all, more than any flash holds. Check what it names."
                            .formatted(title, BYTES));
        }
    }
}
