package org.nailbed.simulator.jig;

import java.util.Optional;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.board.Board;
import org.nailbed.simulator.board.Cable;
import org.nailbed.simulator.link.Link;
import org.nailbed.simulator.link.LinkThread;

/** One place of a jig: its link, and the board that lies in it now. Belongs to the link's thread. */
final class Place implements Cable, LinkThread.Dweller {
    private final Link link;
    private final Boards boards;
    private int number;
    private Board board;

    /** Makes boards. */
    interface Boards {
        /** The board of this number on this cable, not powered. Its flash is that of the place. */
        Board build(int number, Cable cable);
    }

    /** With the board of this number in it. */
    Place(Link link, int number, Boards boards) {
        this.link = link;
        this.number = number;
        this.boards = boards;
        board = boards.build(number, this);
    }

    Link link() {
        return link;
    }

    Board board() {
        return board;
    }

    /** Of the board that lies here, or lay here last. */
    int number() {
        return number;
    }

    void unplug() {
        board.powerOff();
        link.unplug();
    }

    void plugIn(boolean buttonHeld) {
        link.plug();
        board.powerOn(buttonHeld, System.nanoTime());
    }

    /** Another board, never written, instead of the one that lies here. */
    void insert(int newNumber, Optional<BoardFault> fault) {
        unplug();
        board.order(Optional.empty(), System.nanoTime());
        board.flash().blankAnew();
        Board fresh = boards.build(newNumber, this);
        fresh.order(fault, System.nanoTime());
        board = fresh;
        number = newNumber;
        link.plug();
        fresh.insert(System.nanoTime());
    }

    @Override
    public void begin(long now) {
        board.setUp(now);
    }

    @Override
    public void advance(long now) {
        board.advance(now);
    }

    @Override
    public long nextEventNanos() {
        return board.nextEventNanos();
    }

    @Override
    public boolean isFull() {
        return board.isFull();
    }

    @Override
    public void end() {
        board.powerOff();
        board.flash().close();
    }

    @Override
    public void deliver(byte[] bytes) {
        link.deliver(bytes);
    }

    @Override
    public int clientBaud() {
        return link.clientBaud();
    }

    @Override
    public void pullOut() {
        link.unplug();
    }

    @Override
    public void comeBack() {
        link.plug();
    }

    @Override
    public void opened() {
        board.opened(System.nanoTime());
    }

    @Override
    public void received(byte[] bytes, int length) {
        board.arrived(bytes, length, System.nanoTime());
    }

    @Override
    public void lines(boolean dtr, boolean rts) {
        board.lines(dtr, rts, System.nanoTime());
    }
}
