package org.nailbed.simulator.board;

/** The PC's end, as a board needs it. Called on the board's thread. */
public interface Cable {

    /** Hands bytes to whoever listens; without anybody they are lost. */
    void deliver(byte[] bytes);

    /** The rate that the PC's port is set to, 0 where there is none. */
    int clientBaud();

    /** The board is gone from the cable. */
    void pullOut();

    /** The board is back on it. */
    default void comeBack() {}
}
