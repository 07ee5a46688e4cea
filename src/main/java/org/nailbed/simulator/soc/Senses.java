package org.nailbed.simulator.soc;

import org.nailbed.simulator.Security;

/** What a chip knows of the board around it. */
public interface Senses {

    /** What its UART runs at now. */
    int baud();

    /** Of the board's clock. */
    long nanos();

    /** What its eFuses lock. */
    Security security();
}
