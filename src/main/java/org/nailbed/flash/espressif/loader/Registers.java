package org.nailbed.flash.espressif.loader;

import java.util.Arrays;
import java.util.List;
import org.nailbed.wire.Deadline;

/** A chip's address space, read and written through its loader. */
public interface Registers {

    /** One 32-bit word. */
    int read(int address);

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
