package org.nailbed.station.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.sequence.Operator.Answer;
import org.nailbed.station.BenchView;
import org.nailbed.station.Day;
import org.nailbed.station.Fixture;
import org.nailbed.station.Jobs;
import org.nailbed.station.Product;
import org.nailbed.station.Products;
import org.nailbed.station.SlotState;
import org.nailbed.station.SlotView;
import org.nailbed.station.Station;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.StationListener;
import org.nailbed.station.engine.around.SharedInstruments;
import org.nailbed.station.engine.around.StationPrinters;
import org.nailbed.station.engine.line.Line;
import org.nailbed.station.engine.slot.LedgerClerk;
import org.nailbed.station.engine.slot.News;
import org.nailbed.station.engine.slot.Slot;
import org.nailbed.station.engine.slot.Workshop;
import org.nailbed.wire.Deadline;

/** The station at work. Its own monitor is held by commands only, so that no two of them use one serial number twice. */
public final class LiveStation implements Station {

    private static final Logger LOG = System.getLogger(LiveStation.class.getName());

    /** Longer than a run takes to tear down and a database to refuse a record. */
    private static final Duration CLOSE_BUDGET = Duration.ofSeconds(30);

    private final StationParts parts;
    private final News news = new News();
    private final LedgerClerk clerk;
    private final SharedInstruments instruments;
    private final Roster roster;
    private final Line line;
    private final Starter starter;
    private final ScanDesk scans;
    private final SetupDesk setup;
    private volatile boolean closing;

    private LiveStation(StationParts parts) {
        this.parts = parts;
        String station = parts.rig().fixture().station();
        this.setup = new SetupDesk(parts.rig());
        this.clerk = new LedgerClerk(
                station,
                parts.books(),
                parts.times(),
                new LedgerClerk.Chores(this::refreshJobs, this::refreshProducts, news::dayChanged));
        this.instruments = new SharedInstruments(() -> setup.rig().equipment());
        this.roster = new Roster(workshop());
        this.line = new Line(new Line.Parts(
                station,
                parts.products(),
                parts.books(),
                parts.times(),
                parts.approval(),
                () -> setup.rig().numbers(),
                news::lineChanged));
        this.starter = new Starter(parts, roster, line, news);
        this.scans =
                new ScanDesk(parts, roster, line, starter, () -> setup.rig().scanOrder());
    }

    private Workshop workshop() {
        return new Workshop(
                parts.books(),
                parts.programmers(),
                parts.times(),
                parts.guard(),
                instruments,
                new StationPrinters(() -> setup.rig().equipment()),
                clerk,
                news,
                () -> closing);
    }

    /**
     * Opens the station: stores the products' revisions and images, ends what a crash left unfinished, takes jobs and slots up
     * as the ledger has them, starts a thread for each slot. No port is opened before a run wants it.
     *
     * @throws org.nailbed.ledger.LedgerException when the database does not answer; nothing is left running then
     */
    public static LiveStation open(StationParts parts) {
        parts.books()
                .runs()
                .abortUnfinished(
                        parts.rig().fixture().station(), parts.times().clock().instant())
                .forEach(run -> LOG.log(Level.WARNING, "Run " + run + " was cut off and is recorded as ABORTED."));
        LiveStation station = new LiveStation(parts);
        parts.guard().onChange(station.news::slotChanged);
        station.roster.become(parts.rig().fixture());
        station.clerk.start();
        return station;
    }

    private void refreshJobs() {
        line.refreshJobs();
    }

    private void refreshProducts() {
        line.refreshProducts();
    }

    @Override
    public Fixture fixture() {
        return setup.rig().fixture();
    }

    @Override
    public Product product() {
        return line.first();
    }

    @Override
    public Products products() {
        return line;
    }

    @Override
    public Jobs jobs() {
        return line.jobs();
    }

    @Override
    public List<SlotView> slots() {
        return roster.slots().stream().map(this::view).toList();
    }

    @Override
    public SlotView slot(int number) {
        return view(roster.slot(number));
    }

    private SlotView view(Slot slot) {
        return slot.view(starter.outlook(slot));
    }

    @Override
    public Day day() {
        return clerk.day();
    }

    @Override
    public synchronized Scan scan(String text, Optional<Integer> wanted, String scanner) {
        refuseWhenClosing();
        return scans.scan(text, wanted, scanner);
    }

    @Override
    public synchronized void start(int number) {
        refuseWhenClosing();
        starter.start(number);
    }

    @Override
    public synchronized Optional<String> startOn(int slot, StartRule event) {
        refuseWhenClosing();
        return starter.startOn(slot, event);
    }

    @Override
    public synchronized StartedAll startAll() {
        refuseWhenClosing();
        return starter.startAll();
    }

    @Override
    public void stop(int number) {
        Slot slot = roster.slot(number);
        boolean stopped = slot.stop();
        if (!stopped && !(slot.state() instanceof SlotState.Ended)) {
            throw new StationException(
                    Refusal.NOT_NOW, slot.port() + " cannot stop: no run goes on there. Start one first.");
        }
        news.slotChanged(number);
    }

    @Override
    public List<Integer> stopAll() {
        List<Integer> stopped = new ArrayList<>();
        for (Slot slot : roster.slots()) {
            if (slot.stop()) {
                stopped.add(slot.number());
                news.slotChanged(slot.number());
            }
        }
        return stopped;
    }

    @Override
    public synchronized void clear(int number) {
        roster.slot(number).clear();
        news.slotChanged(number);
    }

    @Override
    public void answer(int slot, UUID question, Answer answer) {
        roster.slot(slot).questions().answer(question, answer);
    }

    @Override
    public BenchView bench() {
        return instruments.view();
    }

    @Override
    public Setup setup() {
        return setup.view();
    }

    @Override
    public synchronized void takeSetup() {
        refuseWhenClosing();
        Rig taken = setup.offered();
        roster.become(taken.fixture());
        setup.take(taken);
        news.lineChanged();
    }

    /**
     * The station file says this now.
     *
     * @param afterRestart what else it says that cannot be taken over, in words
     */
    public void offerSetup(Rig rig, List<String> afterRestart) {
        setup.offer(rig, afterRestart);
        news.lineChanged();
    }

    /** The station file is broken: shown, and nothing else. */
    public void setupBroken(List<String> faults) {
        setup.broken(faults);
        news.lineChanged();
    }

    @Override
    public void addListener(StationListener listener) {
        news.add(listener);
    }

    @Override
    public void removeListener(StationListener listener) {
        news.remove(listener);
    }

    @Override
    public void close() {
        List<Thread> leaving;
        synchronized (this) {
            closing = true;
            stopAll();
            leaving = roster.sendAllHome();
        }
        Deadline deadline = Deadline.after(CLOSE_BUDGET);
        leaving.forEach(thread -> join(thread, deadline));
        clerk.close();
        join(clerk.thread(), deadline);
    }

    private static void join(Thread thread, Deadline deadline) {
        try {
            thread.join(Math.max(1, deadline.remainingMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.log(
                    Level.ERROR,
                    "Thread " + thread.getName() + " did not end within " + CLOSE_BUDGET.toSeconds()
                            + " s of closing the station.");
        }
    }

    private void refuseWhenClosing() {
        if (closing) {
            throw new StationException(
                    Refusal.CLOSED, "Station " + fixture().station() + " is closing. Start it again first.");
        }
    }
}
