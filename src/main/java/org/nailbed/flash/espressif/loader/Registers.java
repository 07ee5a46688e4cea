package org.nailbed.flash.espressif.loader;

import java.util.Arrays;
import java.util.List;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.wire.Deadline;

/** A chip's address space, read and written through its loader. */
public interface Registers {
    int MAX_REPEATS = 4;

    /** One 32-bit word. */
    int read(int address);

    /**
     * One word that does not change by itself, asked for until two answers in a row agree: a reply has no checksum, and a MAC that
     * is wrong by one bit would be believed.
     *
     * @throws FlashException LINK_CORRUPT when they never do
     */
    default int readTwice(int address) {
        int word = read(address);
        for (int i = 0; i < MAX_REPEATS; i++) {
            int again = read(address);
            if (again == word) {
                return word;
            }
            word = again;
        }
        throw new FlashException(
                FlashFault.LINK_CORRUPT,
                "The word at %08X reads otherwise each time, %08X at last. Check ground and signal wires."
                        .formatted(address, word));
    }

    /** In order, in one command. */
    void write(RegisterWrite... writes);

    /** Through a loader; every access throws as {@link Link#command} does. */
    static Registers over(Link link, Deadline deadline) {
        return new Registers() {
            @Override
            public int read(int address) {
                return link.command(new Command.ReadRegister(address), deadline).value();
            }

            @Override
            public void write(RegisterWrite... writes) {
                link.command(new Command.WriteRegisters(List.copyOf(Arrays.asList(writes))), deadline);
            }
        };
    }
}
