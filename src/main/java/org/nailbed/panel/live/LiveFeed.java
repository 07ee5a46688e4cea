package org.nailbed.panel.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nailbed.panel.live.Agenda.News;
import org.nailbed.station.Day;
import org.nailbed.station.SlotState.Running;
import org.nailbed.station.SlotView;
import org.nailbed.station.Station;
import org.nailbed.station.StationListener;

/** Tells every page what changed, on a thread of its own, so that neither a slot nor the event loop waits for a page. */
@Singleton
public class LiveFeed implements StationListener {

    private static final Logger LOG = System.getLogger(LiveFeed.class.getName());
    private static final Duration CLOSE_BUDGET = Duration.ofSeconds(5);

    private final Station station;
    private final LiveMessages messages;
    private final Agenda agenda = new Agenda(System::nanoTime);
    private final Map<String, PageListener> pages = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::work, "panel-live");
    private Day.DatabaseState databaseTold = Day.DatabaseState.UP;

    LiveFeed(Station station, LiveMessages messages) {
        this.station = station;
        this.messages = messages;
    }

    void start(@Observes StartupEvent event) {
        station.addListener(this);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        station.removeListener(this);
        thread.interrupt();
        thread.join(CLOSE_BUDGET.toMillis());
    }

    /** The page hears the whole station first, then every change. */
    void join(PageListener page) {
        agenda.joined(page);
    }

    void leave(String page) {
        pages.remove(page);
    }

    @Override
    public void slotChanged(int slot) {
        agenda.slotChanged(slot);
    }

    @Override
    public void slotProgressed(int slot) {
        agenda.slotProgressed(slot);
    }

    @Override
    public void dayChanged() {
        agenda.changed(News.DAY);
    }

    @Override
    public void lineChanged() {
        agenda.changed(News.LINE);
    }

    private void work() {
        try {
            while (true) {
                agenda.awaitDue();
                tell(agenda.take());
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "The live feed ends.");
        }
    }

    private void tell(Agenda.Due due) {
        try {
            if (due.news().contains(News.DAY)) {
                tellDay();
            }
            if (due.news().contains(News.LINE)) {
                tellAll(messages.station(station));
            }
            due.slots().forEach(slot -> tellAll(messages.slot(station.slot(slot))));
            due.newcomers().forEach(this::welcome);
            if (due.news().contains(News.BEAT)) {
                tellAll(messages.beat(Instant.now()));
                refreshRunning();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The live feed goes on after an unexpected fault.", e);
        }
    }

    private void tellDay() {
        Day day = station.day();
        if (day.database() == databaseTold) {
            tellAll(messages.counters(day));
            // A run that ended moves the counters of its job too.
            tellAll(messages.jobs(station));
        } else {
            databaseTold = day.database();
            tellAll(messages.station(station));
        }
    }

    private void welcome(PageListener page) {
        if (page.offer(messages.station(station))) {
            pages.put(page.id(), page);
        }
    }

    /** A run that says nothing for a while still grows older. */
    private void refreshRunning() {
        for (SlotView slot : station.slots()) {
            if (slot.state() instanceof Running) {
                agenda.slotProgressed(slot.number());
            }
        }
    }

    private void tellAll(String message) {
        pages.values().removeIf(page -> {
            boolean keepsUp = page.offer(message);
            if (!keepsUp) {
                page.cutOff();
            }
            return !keepsUp;
        });
    }
}
