package org.nailbed.app.bench.line;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.usual.UsualSequence;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.station.Fixture;
import org.nailbed.station.Jobs;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.SlotPort;
import org.nailbed.station.Station;
import org.nailbed.station.fixture.InsertSettings;

/**
 * Runs a whole shift: a job that starts on insertion, serial numbers from a range, boards that are fed slot by slot, and some of
 * them bad. Everything is the real thing but the boards.
 */
public final class LineRehearsal {

    private static final String CHIP = "esp32s3";
    private static final int BAUD = 921_600;
    private static final String BY = "line rehearsal";

    /** A spring contact settles within this. */
    private static final Duration SETTLE = Duration.ofMillis(100);

    private static final Duration GONE = Duration.ofMillis(300);

    private final LinePlan plan;
    private final FirmwareSet firmware;

    /** @param firmware what every board is to get */
    public LineRehearsal(LinePlan plan, FirmwareSet firmware) {
        this.plan = plan;
        this.firmware = firmware;
    }

    /**
     * @param books of a database that holds nothing yet; stays open
     * @param scratch a folder for the jig
     * @throws IllegalStateException when the line stands still
     */
    public LineReport run(Books books, Path scratch) throws InterruptedException {
        JigOptions options = JigOptions.of(CHIP).withCount(plan.slots()).withTiming(JigOptions.Timing.OFF);
        try (SimulatedJig jig = SimulatedJig.onPtys(options, scratch.resolve("jig"))) {
            List<SimulatedBoard> places = jig.boards();
            places.forEach(SimulatedBoard::unplug);
            try (LineParts parts = LineParts.open(fixture(places), product(), books, insert())) {
                return run(parts.station(), places, books);
            }
        }
    }

    private LineReport run(Station station, List<SimulatedBoard> places, Books books) throws InterruptedException {
        UUID job = startedJob(station);
        SlotWatch watch = new SlotWatch(station);
        Supply supply = new Supply(plan, plan.slots() + 1);
        long begin = System.nanoTime();
        Instant since = station.day().since();
        List<Fed> fed = new Feeder(places, watch, supply).feed();
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        List<String> complaints = new LineCheck(books, fed)
                .complaints(
                        plan,
                        books.jobs().job(job).orElseThrow().progress(),
                        books.runs().counters(station.fixture().station(), since));
        List<Duration> idle = fed.stream().map(one -> idle(books, one)).toList();
        return new LineReport(plan, duration, fed, idle, complaints);
    }

    private static Duration idle(Books books, Fed one) {
        Instant started = books.runs()
                .run(one.ended().run())
                .map(run -> run.summary().started())
                .orElse(one.inserted());
        return Duration.between(one.inserted(), started);
    }

    private UUID startedJob(Station station) {
        Set<Integer> slots =
                IntStream.rangeClosed(1, plan.slots()).boxed().collect(Collectors.toCollection(TreeSet::new));
        Jobs.View job = station.jobs()
                .create(new Jobs.Order(
                        station.product().name(), plan.boards(), "LOT-" + plan.seed(), StartRule.BOARD, slots, BY));
        station.jobs().start(job.id(), BY);
        return job.id();
    }

    private Product product() {
        SerialRange range = new SerialRange("rehearsal", "NB-{n:06}", 1, 999_999);
        SerialNumberRule rule = new SerialNumberRule(
                Pattern.compile("NB-\\d{6}"),
                Optional.of("NB-000001"),
                Optional.empty(),
                new SerialNumberRule.FromRange(range));
        return new Product(
                "rehearsal",
                "1",
                "0".repeat(64),
                Optional.of(rule),
                new AdmissionRules("flash", List.of(), AfterPass.REFUSE, OptionalInt.of(2)),
                new Recipe(UsualSequence.USUAL, "ESP32-S3", firmware),
                LoaderChoice.STUB,
                new byte[0]);
    }

    private Fixture fixture(List<SimulatedBoard> places) {
        List<SlotPort> slots = IntStream.rangeClosed(1, places.size())
                .mapToObj(number -> new SlotPort(number, places.get(number - 1).address(), BAUD))
                .toList();
        return new Fixture("rehearsed-line", Fixture.Kind.VIRTUAL, slots);
    }

    private static InsertSettings insert() {
        return InsertSettings.DEFAULT.withTimes(SETTLE, GONE);
    }
}
