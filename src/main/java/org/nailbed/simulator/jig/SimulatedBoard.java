package org.nailbed.simulator.jig;

import java.util.Optional;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.InputLine;
import org.nailbed.simulator.link.LinkThread;

/**
 * One place of the jig and the pretended board in it. Every method may come from any thread, and what it orders is in force when
 * it returns.
 */
public final class SimulatedBoard {
    private final Place place;
    private final LinkThread thread;
    private final int placesOfJig;

    /** @param placesOfJig how many boards the jig has */
    SimulatedBoard(Place place, LinkThread thread, int placesOfJig) {
        this.place = place;
        this.thread = thread;
        this.placesOfJig = placesOfJig;
    }

    /** Where it is offered: {@code DIR/board1} or {@code socket://127.0.0.1:port}. The next board in its place has the same. */
    public String address() {
        return place.link().address();
    }

    /** The MAC it shows now: six lower-case hex pairs with colons. */
    public String mac() {
        return thread.ask(() -> place.board().mac().toString());
    }

    /** Its own number, which gives its MAC; the first boards of a jig are numbered upward from 1. */
    public int number() {
        return thread.ask(place::number);
    }

    /** A copy of what its flash holds now, also while it is unplugged. */
    public byte[] flash() {
        return thread.ask(() -> place.board().flash().contents());
    }

    /** Makes its flash blank, as that of a board which was never written. */
    public void erase() {
        thread.ask(() -> place.board().flash().eraseAll());
    }

    /** Orders a fault for what comes next; empty makes the board healthy again. In force when this returns. */
    public void order(Optional<BoardFault> fault) {
        thread.tell(() -> place.board().order(fault, System.nanoTime()));
    }

    /** Pulls the board off the cable: its power is gone, and so is its address. */
    public void unplug() {
        thread.tell(place::unplug);
    }

    /** Puts the board back on while its boot button is held: it starts into download mode. The button is then let go. */
    public void plugInWithButton() {
        thread.tell(() -> place.plugIn(true));
    }

    /** Puts the board back on after it was unplugged, on the same address, power freshly on. */
    public void plugIn() {
        thread.tell(() -> place.plugIn(false));
    }

    /**
     * Puts another board in, power freshly on: own MAC, blank flash, no fault but the one ordered. The board that lay here is
     * gone for good, and with it what its flash held; it is unplugged first if it was not. Whoever watches the address sees it
     * vanish for a moment only: unplug first, and wait until that was noticed, where it must be.
     */
    public void insert(FreshBoard board) {
        thread.tell(() -> place.insert(board.number(), board.fault()));
    }

    /**
     * {@link #insert Inserts} the next good board for this place: its number is higher by as many as the jig has places. So no
     * number comes twice, and each place has the same row of boards in every run.
     */
    public void exchange() {
        thread.tell(() -> place.insert(place.number() + placesOfJig, Optional.empty()));
    }

    /** {@link #exchange Exchanges} it for one with this fault. */
    public void exchange(BoardFault fault) {
        thread.tell(() -> place.insert(place.number() + placesOfJig, Optional.of(fault)));
    }

    /** Presses the button on the board, which its application reads, until it is {@link #releaseButton released}. */
    public void pressButton() {
        thread.tell(() -> place.board().controls().press(true));
    }

    public void releaseButton() {
        thread.tell(() -> place.board().controls().press(false));
    }

    /** Whether the lamp on the board is lit. */
    public boolean isLampLit() {
        return thread.ask(() -> place.board().controls().isLit());
    }

    /** Makes a line that the PC reads active, until it is {@link #drop dropped}, whatever board lies here. None is at first. */
    public void raise(InputLine line) {
        thread.tell(() -> place.link().setInput(line, true));
    }

    /** Makes a line that the PC reads inactive. */
    public void drop(InputLine line) {
        thread.tell(() -> place.link().setInput(line, false));
    }

    /** Closes the fixture's handle, which is wired to DSR. */
    public void closeHandle() {
        raise(InputLine.DSR);
    }

    /** Opens it again. */
    public void openHandle() {
        drop(InputLine.DSR);
    }

    void close() {
        thread.close();
    }
}
