package org.nailbed.simulator.loader;

import org.nailbed.simulator.Mischief;
import org.nailbed.simulator.soc.Soc;

/** What a program finds around it on a board. */
public interface Machine {

    Soc soc();

    Mischief mischief();

    Controls controls();

    /** Whether delays that are neither wire nor flash pass too. */
    boolean takesItsTime();

    /** Longest frame that reaches the chip whole, unescaped. */
    int longestFrameBytes();

    /** Hands bytes to the UART; they leave after all that was sent before. */
    void send(byte[] bytes, long atNanos);

    /** Changes the UART's rate once everything sent so far has left. */
    void setBaud(int baud);

    /** Resets the chip by software: straps are not sampled again. */
    void restart(long atNanos);

    /** Replaces the running program. */
    void start(Program program);
}
