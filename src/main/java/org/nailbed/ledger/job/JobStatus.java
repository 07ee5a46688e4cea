package org.nailbed.ledger.job;

/** A job as it stands now. */
public record JobStatus(Job job, JobState state, JobProgress progress) {}
