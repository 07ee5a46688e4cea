package org.nailbed.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run that has ended: all facts, from which the outcome follows. */
public record Run(
        RunStart start,
        Dut dut,
        List<PhaseRecord> phases,
        Optional<Fault> faultOutsidePhases,
        Instant ended,
        List<Attachment> attachments) {

    public Run {
        phases = List.copyOf(phases);
        attachments = List.copyOf(attachments);
    }

    /** The verdict on these facts; see {@link Verdict}. A PASS may be shown only after the run was durably stored. */
    public Outcome outcome() {
        return Verdict.of(this).outcome();
    }

    /** The fault that decided the outcome; empty only for a PASS. */
    public Optional<Fault> decidingFault() {
        return Verdict.of(this).fault();
    }
}
