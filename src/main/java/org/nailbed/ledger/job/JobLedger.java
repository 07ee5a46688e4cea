package org.nailbed.ledger.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.LedgerException;

/** Jobs and what the slots are assigned to. Keeps the promises of {@link org.nailbed.ledger.Ledger}. */
public interface JobLedger {

    /**
     * Stores a new job; it does not run yet. Storing the same job twice stores it once.
     *
     * @throws LedgerException also when the product revision was not kept before
     */
    void create(Job job);

    /**
     * Starts, pauses or finishes a job. Storing the same event twice in a row stores it once.
     *
     * @return the state that the job is in now
     * @throws LedgerException also when the job is not known, or is in a state from which this event does not lead anywhere
     */
    JobState tell(JobEvent event);

    Optional<JobStatus> job(UUID id);

    /** Jobs that are not finished, oldest first. */
    List<JobStatus> openJobs();

    /** All jobs, newest first. */
    List<JobStatus> jobs(int limit);

    /** Assigns a slot anew. The newest assignment of a slot holds, also after a restart. */
    void assign(Assignment assignment);

    /** The newest assignment of every slot of a station that was ever assigned, by slot. */
    List<Assignment> assignments(String station);
}
