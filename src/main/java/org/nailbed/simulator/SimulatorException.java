package org.nailbed.simulator;

/** The simulator itself could not do what was asked: a folder that cannot be written, a port that is taken. */
public class SimulatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SimulatorException(String message) {
        super(message);
    }

    public SimulatorException(String message, Throwable cause) {
        super(message, cause);
    }
}
