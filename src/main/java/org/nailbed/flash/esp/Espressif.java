package org.nailbed.flash.esp;

import java.time.Duration;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.espressif.connect.Connector;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.ports.Ports;

/** Opens boards with Espressif's chips. */
public final class Espressif {
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(5);

    private Espressif() {}

    /**
     * Opens a port at the rate at which every loader starts, and takes it over.
     *
     * @param address as for {@link Ports#open}
     * @throws org.nailbed.wire.WireException as {@link Ports#open}; nothing is left open then
     */
    public static Programmer open(String address, EspOptions options, Progress.Listener listener) {
        return new EspProgrammer(
                Ports.open(address, Connector.FIRST_BAUD, Deadline.after(OPEN_TIMEOUT)), options, listener);
    }
}
