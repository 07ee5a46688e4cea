package org.nailbed.simulator.peer;

import java.time.Duration;

/** What can be wrong with a pretended instrument. */
public sealed interface InstrumentFault {

    /** Answers each query this much later. */
    record Slow(Duration delay) implements InstrumentFault {}

    /** Does as told and answers nothing. */
    record Mute() implements InstrumentFault {}

    /** Answers with text that is no value. */
    record Garbage() implements InstrumentFault {}

    /** Shows 9.9E37, as SCPI has it for a value beyond every range. */
    record Overload() implements InstrumentFault {}
}
