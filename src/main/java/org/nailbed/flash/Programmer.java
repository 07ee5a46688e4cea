package org.nailbed.flash;

import java.util.List;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.ram.RamProgram;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Trace;

/**
 * One board on one port, from reset to proof. Used by one thread; an interrupt stops it.
 *
 * <p>{@link #identify} comes first. After it every method may be called in any order and again: a board that was let go, by
 * {@link #boot} or {@link #runInRam}, is brought back into its loader by the next method that needs it there, and must be the same
 * board then.
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
    WriteReport write(FirmwareSet set, WriteMode mode, Deadline deadline);

    /** As the programmer was opened to write: only what differs, unless it was told otherwise. */
    default WriteReport write(FirmwareSet set, Deadline deadline) {
        return write(set, WriteMode.CHANGED, deadline);
    }

    /**
     * Has the board digest every region and compares.
     *
     * @return one digest for each image, all equal to what was to be written
     * @throws FlashException {@link FlashFault#DIGEST_MISMATCH} naming the region and both digests
     */
    List<RegionDigest> verify(FirmwareSet set, Deadline deadline);

    /**
     * Erases sectors and has the board prove that they are FF.
     *
     * @throws IllegalArgumentException when the extent does not begin and end on a sector of 4 KiB
     * @throws FlashException FLASH_TOO_SMALL, or SECURITY_REFUSED where that would be the end of the board
     */
    void erase(Extent extent, Deadline deadline);

    /**
     * As {@link #erase}, the whole chip.
     *
     * @throws FlashException FLASH_UNKNOWN when the chip's size is not known
     */
    void eraseAll(Deadline deadline);

    /** Resets the board into what it holds and listens until the application has started or the deadline passed. */
    BootLog boot(Deadline deadline);

    /**
     * Resets the board into its ROM loader, loads a program into RAM and jumps to it. Flash is not touched; the next reset ends the
     * program. Whether it runs only it can tell, on its {@link #console}.
     *
     * @throws FlashException WRONG_CHIP or WRONG_REVISION when the program is for another; SECURITY_REFUSED on a board that jumps into
     *     RAM no more
     */
    void runInRam(RamProgram program, Deadline deadline);

    /**
     * Talks to what {@link #boot} or {@link #runInRam} started, at the rate of its boot log, 115200 for all but odd crystals: the
     * same console until the board is reset. What came behind the names in the boot log is heard there first.
     *
     * @throws FlashException WRONG_BOOT_MODE while the board is in its loader
     */
    Console console();

    /**
     * As {@link #console()}, at another rate. Where that is not the rate of before, what came meanwhile is lost.
     *
     * @param baud without effect where the port is the chip's own USB
     */
    Console console(int baud);

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
