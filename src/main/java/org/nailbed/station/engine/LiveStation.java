package org.nailbed.station.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.nailbed.ledger.RunIds;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.run.Dut;
import org.nailbed.run.ImageUse;
import org.nailbed.run.ProductUse;
import org.nailbed.run.RunStart;
import org.nailbed.sequence.Operator.Answer;
import org.nailbed.station.Advance;
import org.nailbed.station.Day;
import org.nailbed.station.Fixture;
import org.nailbed.station.Jobs;
import org.nailbed.station.Product;
import org.nailbed.station.Products;
import org.nailbed.station.SlotPort;
import org.nailbed.station.SlotState;
import org.nailbed.station.SlotState.Activity;
import org.nailbed.station.SlotState.Empty;
import org.nailbed.station.SlotState.Running;
import org.nailbed.station.SlotView;
import org.nailbed.station.SlotView.Command;
import org.nailbed.station.Station;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.StationListener;
import org.nailbed.wire.Deadline;

/** The station at work. Its own monitor is held by commands only, so that no two of them use one serial number twice. */
public final class LiveStation implements Station {

    private static final Logger LOG = System.getLogger(LiveStation.class.getName());

    /** Longer than a run takes to tear down and a database to refuse a record. */
    private static final Duration CLOSE_BUDGET = Duration.ofSeconds(30);

    private final StationParts parts;
    private final News news = new News();
    private final LedgerClerk clerk;
    private final Map<Integer, SlotCrew> crews = new TreeMap<>();
    private final Map<Integer, SlotThread> threads = new TreeMap<>();
    private final String sequenceSha256;
    private final List<ImageUse> images;
    private volatile boolean closing;

    private LiveStation(StationParts parts) {
        this.parts = parts;
        this.clerk = new LedgerClerk(parts, news::dayChanged);
        this.sequenceSha256 = parts.product().sequenceSha256();
        this.images = parts.product().images();
        MacInterlock interlock = new MacInterlock(parts.ledger());
        boolean wantsSerialNumber = parts.product().serialNumber().isPresent();
        for (SlotPort port : parts.fixture().slots()) {
            PhasePlan plan = new PhasePlan(parts.product(), port.baud());
            Slot slot = new Slot(port, wantsSerialNumber);
            crews.put(port.number(), new SlotCrew(slot, plan, parts, interlock, clerk, news, () -> closing));
        }
    }

    /**
     * Opens the station: stores the product's images, ends what a crash left unfinished, starts a thread for each slot. No port
     * is opened before a run wants it.
     *
     * @throws org.nailbed.ledger.LedgerException when the database does not answer; nothing is left running then
     */
    public static LiveStation open(StationParts parts) {
        LiveStation station = new LiveStation(parts);
        parts.product().recipe().firmware().values().forEach(parts.ledger()::keepImages);
        parts.ledger()
                .abortUnfinished(
                        parts.fixture().station(), parts.times().clock().instant())
                .forEach(run -> LOG.log(Level.WARNING, "Run " + run + " was cut off and is recorded as ABORTED."));
        station.clerk.start();
        station.crews.forEach((number, crew) -> station.threads.put(number, new SlotThread(crew)));
        return station;
    }

    @Override
    public Fixture fixture() {
        return parts.fixture();
    }

    @Override
    public Product product() {
        return parts.product();
    }

    private SlotView.Assignment assignment() {
        return new SlotView.Assignment(product(), Optional.empty());
    }

    @Override
    public Products products() {
        throw notYet();
    }

    @Override
    public Jobs jobs() {
        throw notYet();
    }

    private static StationException notYet() {
        return new StationException(Refusal.NOT_POSSIBLE, "This station has one product and no jobs.");
    }

    @Override
    public Optional<String> startOn(int slot, StartRule event) {
        return Optional.of("Slot " + slot + " starts by hand.");
    }

    @Override
    public void answer(int slot, UUID question, Answer answer) {
        throw new StationException(Refusal.UNKNOWN_QUESTION, "Slot " + slot + " asks nothing.");
    }

    @Override
    public Setup setup() {
        return Setup.UNCHANGED;
    }

    @Override
    public void takeSetup() {
        throw new StationException(Refusal.NOT_NOW, "The station file says what is so.");
    }

    @Override
    public List<SlotView> slots() {
        return crews.values().stream()
                .map(crew -> crew.slot().view(assignment()))
                .toList();
    }

    @Override
    public SlotView slot(int number) {
        return crew(number).slot().view(assignment());
    }

    @Override
    public Day day() {
        return clerk.day();
    }

    @Override
    public synchronized Scan scan(String text, Optional<Integer> wanted, String scanner) {
        refuseWhenClosing();
        String serialNumber = SerialNumbers.read(text, parts.product());
        wanted.ifPresent(this::crew);
        refuseElsewhere(serialNumber, wanted);
        int number = wanted.orElseGet(this::freeSlot);
        crew(number).slot().makeReady(serialNumber);
        news.slotChanged(number);
        return new Scan(Optional.of(number), Optional.of(serialNumber), false);
    }

    private int freeSlot() {
        return firstSlot(SlotState.Empty.class)
                .or(() -> firstSlot(SlotState.Ended.class))
                .orElseThrow(() -> new StationException(
                        Refusal.NO_FREE_SLOT,
                        "Station " + fixture().station() + " has no free slot: all " + crews.size()
                                + " wait or run. Start them, or clear one."));
    }

    private Optional<Integer> firstSlot(Class<? extends SlotState> kind) {
        return crews.values().stream()
                .filter(crew -> kind.isInstance(crew.slot().state()))
                .map(crew -> crew.slot().port().number())
                .findFirst();
    }

    private void refuseElsewhere(String serialNumber, Optional<Integer> except) {
        for (SlotCrew crew : crews.values()) {
            int number = crew.slot().port().number();
            boolean held = crew.slot()
                    .state()
                    .heldSerialNumber()
                    .filter(serialNumber::equals)
                    .isPresent();
            if (held && !Optional.of(number).equals(except)) {
                throw new StationException(
                        Refusal.SERIAL_IN_USE,
                        "Serial number " + serialNumber + " is on slot " + number
                                + " already. Scan the next board, or clear that slot.");
            }
        }
    }

    @Override
    public synchronized void start(int number) {
        refuseWhenClosing();
        Slot slot = crew(number).slot();
        if (!slot.view(assignment()).allowed().contains(Command.START)) {
            throw new StationException(Refusal.NOT_NOW, slot.port() + " cannot start: " + why(slot.state()));
        }
        Optional<String> serialNumber = slot.state().serialNumberForStart();
        serialNumber.ifPresent(text -> refuseElsewhere(text, Optional.of(number)));
        begin(number, serialNumber);
    }

    private static String why(SlotState state) {
        return state instanceof Running
                ? "a run goes on there. Wait for its end."
                : "no serial number was scanned for it. Scan one first.";
    }

    private void begin(int number, Optional<String> serialNumber) {
        SlotCrew crew = crew(number);
        RunStart start = new RunStart(
                RunIds.next(),
                fixture().station(),
                number,
                new ProductUse(product().name(), sequenceSha256, sequenceSha256),
                images,
                serialNumber,
                Optional.empty(),
                parts.times().clock().instant());
        Running running = new Running(
                start.id(),
                Dut.withSerialNumber(serialNumber),
                Activity.RUNNING,
                Advance.none(crew.plan().count()));
        crew.slot()
                .begin(
                        start,
                        running,
                        new ProgressMeter(crew.plan(), parts.times().ticker()));
        news.slotChanged(number);
        thread(number).run(start);
    }

    @Override
    public synchronized StartedAll startAll() {
        refuseWhenClosing();
        List<Integer> started = new ArrayList<>();
        List<Integer> skipped = new ArrayList<>();
        boolean wantsSerialNumber = product().serialNumber().isPresent();
        for (SlotCrew crew : crews.values()) {
            SlotState state = crew.slot().state();
            int number = crew.slot().port().number();
            boolean waits = state instanceof SlotState.Ready || (!wantsSerialNumber && state instanceof Empty);
            if (waits) {
                begin(number, state.serialNumberForStart());
            }
            (waits ? started : skipped).add(number);
        }
        return new StartedAll(started, skipped);
    }

    @Override
    public void stop(int number) {
        Slot slot = crew(number).slot();
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
        for (SlotCrew crew : crews.values()) {
            if (crew.slot().stop()) {
                stopped.add(crew.slot().port().number());
                news.slotChanged(crew.slot().port().number());
            }
        }
        return stopped;
    }

    @Override
    public synchronized void clear(int number) {
        crew(number).slot().clear();
        news.slotChanged(number);
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
        synchronized (this) {
            closing = true;
        }
        stopAll();
        threads.values().forEach(SlotThread::goHome);
        Deadline deadline = Deadline.after(CLOSE_BUDGET);
        threads.values().forEach(slot -> join(slot.thread(), deadline));
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

    private SlotCrew crew(int number) {
        SlotCrew crew = crews.get(number);
        if (crew == null) {
            throw new StationException(
                    Refusal.UNKNOWN_SLOT,
                    "Slot " + number + " does not exist; station " + fixture().station() + " has slots "
                            + crews.keySet() + ".");
        }
        return crew;
    }

    private SlotThread thread(int number) {
        SlotThread thread = threads.get(number);
        if (thread == null) {
            throw new IllegalStateException("Slot " + number + " has no thread.");
        }
        return thread;
    }
}
