package org.nailbed.station;

/**
 * Is told that something changed and asks the {@link Station} what it is now; so no news can be out of order. Called on the
 * thread that made the change, a slot's among them: returns at once.
 */
public interface StationListener {

    /** A slot is in another state, or its running state says another thing. */
    void slotChanged(int slot);

    /** A run got on. Comes often. */
    void slotProgressed(int slot);

    /** {@link Station#day()} says another thing. */
    void dayChanged();

    /**
     * {@link Station#jobs()}, {@link Station#products()}, {@link Station#setup()} or {@link Station#fixture()} say another thing,
     * and with them any slot may. How far the jobs are comes with {@link #dayChanged()}.
     */
    default void lineChanged() {}
}
