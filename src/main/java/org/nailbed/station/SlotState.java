package org.nailbed.station;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.Outcome;

/** What a slot is at. Empty → Ready (scanned) → Running → Ended → Ready or Running again. */
public sealed interface SlotState {

    /** Nothing scanned, no verdict to show. */
    record Empty() implements SlotState {}

    /** A serial number waits for start. */
    record Ready(String serialNumber) implements SlotState {}

    /** A run goes on. */
    record Running(UUID run, Dut dut, Activity activity, Advance advance) implements SlotState {

        public Running with(Dut identified) {
            return new Running(run, identified, activity, advance);
        }

        public Running with(Activity other) {
            return new Running(run, dut, other, advance);
        }

        public Running with(Advance other) {
            return new Running(run, dut, activity, other);
        }
    }

    /**
     * The last run's verdict, durably stored, or the fault {@code DATABASE_DOWN} in its place.
     *
     * @param fault empty only for a PASS
     */
    record Ended(UUID run, Dut dut, Outcome outcome, Optional<Fault> fault, Duration duration) implements SlotState {}

    /** What a running slot does beside its phases. */
    enum Activity {
        RUNNING,
        /** Asked to stop; tears down. */
        STOPPING,
        /** Done; the database has not taken the record yet. */
        STORING
    }

    /** The serial number that this slot holds on to; no other slot may take it. */
    default Optional<String> heldSerialNumber() {
        if (this instanceof Ready ready) {
            return Optional.of(ready.serialNumber());
        }
        return this instanceof Running running ? running.dut().serialNumber() : Optional.empty();
    }

    /** The serial number that a start would use. */
    default Optional<String> serialNumberForStart() {
        return this instanceof Ended ended ? ended.dut().serialNumber() : heldSerialNumber();
    }
}
