package org.nailbed.station.engine.slot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.nailbed.station.StationListener;

/** Passes news to every listener; one that fails disturbs neither the run nor the others. */
public final class News implements StationListener {

    private static final Logger LOG = System.getLogger(News.class.getName());

    private final List<StationListener> listeners = new CopyOnWriteArrayList<>();

    public void add(StationListener listener) {
        listeners.add(listener);
    }

    public void remove(StationListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void slotChanged(int slot) {
        tell(listener -> listener.slotChanged(slot));
    }

    @Override
    public void slotProgressed(int slot) {
        tell(listener -> listener.slotProgressed(slot));
    }

    @Override
    public void dayChanged() {
        tell(StationListener::dayChanged);
    }

    @Override
    public void lineChanged() {
        tell(StationListener::lineChanged);
    }

    private void tell(Consumer<StationListener> piece) {
        for (StationListener listener : listeners) {
            try {
                piece.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A listener of the station failed.", e);
            }
        }
    }
}
