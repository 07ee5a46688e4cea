package org.nailbed.sequence;

import java.time.Duration;
import org.nailbed.run.FaultCode;
import org.nailbed.wire.Deadline;

/** The measuring instruments that the slots of a station share. */
@FunctionalInterface
public interface Instruments {

    Instruments NONE = (name, work, deadline) -> {
        throw new SequenceException(
                FaultCode.INSTRUMENT_DOWN, "The station file names no instrument '" + name + "'. Name it there.");
    };

    /**
     * Waits until nobody else uses the instrument; whoever came first gets it first. What is waited for is told by
     * {@link PhaseWork#waitingFor}.
     *
     * @throws SequenceException {@code INSTRUMENT_BUSY} when the deadline passed, {@code STOPPED} when interrupted,
     *     {@code INSTRUMENT_DOWN} when the station has none of this name
     */
    Lease borrow(String name, PhaseWork work, Deadline deadline);

    /** An instrument in the hands of one slot, until it is closed. */
    interface Lease extends AutoCloseable {

        /** Device path, {@code socket://host:port} or {@code rfc2217://host:port}. */
        String address();

        /** Of a serial line; without meaning elsewhere. */
        int baud();

        /** How long each of its replies may take. */
        Duration timeout();

        /** Gives it back. Idempotent, never throws. */
        @Override
        void close();
    }
}
