package org.nailbed.run;

/**
 * One thing that went wrong in a run.
 *
 * @param message what, where, seen against expected; without the code, without the next action
 */
public record Fault(FaultCode code, String message) {}
