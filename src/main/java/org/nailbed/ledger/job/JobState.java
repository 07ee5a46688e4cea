package org.nailbed.ledger.job;

import java.util.Optional;

/** Where a job stands. Follows from its newest {@link JobEvent}. */
public enum JobState {
    /** Never started. */
    CREATED,
    RUNNING,
    PAUSED,
    FINISHED;

    /** @param newest kind of the job's newest event; empty when it has none */
    public static JobState of(Optional<JobEvent.Kind> newest) {
        return newest.map(kind -> switch (kind) {
                    case START -> RUNNING;
                    case PAUSE -> PAUSED;
                    case FINISH -> FINISHED;
                })
                .orElse(CREATED);
    }

    /** The state after an event; empty when the event is not allowed in this one. */
    public Optional<JobState> after(JobEvent.Kind event) {
        return switch (event) {
            case START -> this == CREATED || this == PAUSED ? Optional.of(RUNNING) : Optional.empty();
            case PAUSE -> this == RUNNING ? Optional.of(PAUSED) : Optional.empty();
            case FINISH -> this == FINISHED ? Optional.empty() : Optional.of(FINISHED);
        };
    }
}
