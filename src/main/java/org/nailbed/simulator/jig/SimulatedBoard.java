package org.nailbed.simulator.jig;

import java.util.Optional;
import org.nailbed.simulator.BoardFault;

/** One pretended board. */
public final class SimulatedBoard {

    /** Where it is offered: {@code DIR/board1} or {@code socket://127.0.0.1:port}. */
    public String address() {
        throw new UnsupportedOperationException();
    }

    public String mac() {
        throw new UnsupportedOperationException();
    }

    /** A copy of what its flash holds now. */
    public byte[] flash() {
        throw new UnsupportedOperationException();
    }

    /** Orders a fault for what comes next; empty makes the board healthy again. */
    public void order(Optional<BoardFault> fault) {
        throw new UnsupportedOperationException(String.valueOf(fault));
    }

    /** Puts the board back on after it was unplugged, on the same address, power freshly on. */
    public void plugIn() {
        throw new UnsupportedOperationException();
    }
}
