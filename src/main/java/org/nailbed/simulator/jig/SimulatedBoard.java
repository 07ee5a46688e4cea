package org.nailbed.simulator.jig;

import java.util.Optional;
import org.nailbed.simulator.BoardFault;

/** One pretended board. Every method may come from any thread. */
public final class SimulatedBoard {
    private final BoardThread thread;

    SimulatedBoard(BoardThread thread) {
        this.thread = thread;
    }

    /** Where it is offered: {@code DIR/board1} or {@code socket://127.0.0.1:port}. */
    public String address() {
        return thread.link().address();
    }

    /** The MAC it shows now: six lower-case hex pairs with colons. */
    public String mac() {
        return thread.ask(() -> thread.board().mac().toString());
    }

    /** A copy of what its flash holds now. */
    public byte[] flash() {
        return thread.ask(() -> {
            return thread.board().flash().contents();
        });
    }

    /** Makes its flash blank, as that of a board which was never written. */
    public void erase() {
        thread.ask(() -> thread.board().flash().eraseAll());
    }

    /** Orders a fault for what comes next; empty makes the board healthy again. In force when this returns. */
    public void order(Optional<BoardFault> fault) {
        thread.ask(() -> {
            thread.board().order(fault, System.nanoTime());
            return true;
        });
    }

    /** Pulls the board off the cable: its power is gone, and so is its address. */
    public void unplug() {
        thread.ask(() -> {
            thread.board().powerOff();
            thread.link().unplug();
            return true;
        });
    }

    /** Puts the board back on while its boot button is held: it starts into download mode. The button is then let go. */
    public void plugInWithButton() {
        plugIn(true);
    }

    /** Puts the board back on after it was unplugged, on the same address, power freshly on. */
    public void plugIn() {
        plugIn(false);
    }

    private void plugIn(boolean buttonHeld) {
        thread.ask(() -> {
            thread.link().plug();
            thread.board().powerOn(buttonHeld, System.nanoTime());
            return true;
        });
    }

    void close() {
        thread.close();
    }
}
