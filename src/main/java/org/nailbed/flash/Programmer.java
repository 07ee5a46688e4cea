package org.nailbed.flash;

import java.util.List;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Trace;

/**
 * One board on one port, from reset to proof. Used by one thread, in the order of the methods below; an interrupt stops it.
 *
 * <p>Throws {@link FlashException} and {@code WireException}; after either the port is closed, and stays so.
 */
public interface Programmer extends AutoCloseable {

    /** Resets the board into its loader and asks what it is. */
    BoardIdentity identify(Deadline deadline);

    /**
     * Writes every image of the set and waits until the last byte is in flash. Not proof yet: see {@link #verify}.
     *
     * @throws FlashException naming the offset at which it stopped
     */
    WriteReport write(FirmwareSet set, Deadline deadline);

    /**
     * Has the board digest every region and compares.
     *
     * @return one digest for each image, all equal to what was to be written
     * @throws FlashException {@link FlashFault#DIGEST_MISMATCH} naming the region and both digests
     */
    List<RegionDigest> verify(FirmwareSet set, Deadline deadline);

    /** Resets the board into what it holds and listens until the application has started or the deadline passed. */
    BootLog boot(Deadline deadline);

    /** Whether {@link #boot} can reset the board: not where the port has no lines. */
    default boolean canReset() {
        return true;
    }

    /** What went over the port; still readable after close. */
    Trace trace();

    /** Releases lines and port. Idempotent, never throws. */
    @Override
    void close();
}
