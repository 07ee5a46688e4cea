package org.nailbed.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.Programmer;
import org.nailbed.run.Attachment;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.Measurement;
import org.nailbed.run.ProductUse;
import org.nailbed.run.RunStart;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Ticker;

/** One phase of one run, on a {@link FakeProgrammer}, without a runner: what a kind does by itself. */
public final class FakeWork implements PhaseWork {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    public final FakeProgrammer board;
    public final List<Attachment> attachments = new ArrayList<>();
    public final List<String> waits = new ArrayList<>();
    public Surroundings surroundings = Surroundings.NONE;
    public Ticker ticker;
    private final Recipe recipe;
    private final UnitData data = new UnitData();
    private MeasurementSheet sheet = new MeasurementSheet();
    private Dut dut = Dut.withSerialNumber(Optional.empty());

    public FakeWork(FakeProgrammer board, Recipe recipe) {
        this.board = board;
        this.recipe = recipe;
        this.ticker = board.ticker;
    }

    /** For kinds that do not ask what the product is. */
    public FakeWork() {
        this(
                new FakeProgrammer(),
                new Recipe(new Sequence(List.of(Phase.of(new Nothing(), MINUTE))), "ESP32", Map.of()));
    }

    /** Declares and runs a kind within a minute; a sheet of its own each time. */
    public Optional<Fault> run(PhaseKind kind) {
        return run(kind, MINUTE);
    }

    public Optional<Fault> run(PhaseKind kind, Duration budget) {
        sheet = new MeasurementSheet();
        kind.declare(sheet, recipe);
        return kind.run(this, Deadline.after(budget, ticker));
    }

    /** The fault of a kind, returned or thrown as this room's own, as the runner takes both. */
    public Optional<Fault> faultOf(PhaseKind kind) {
        try {
            return run(kind);
        } catch (SequenceException e) {
            return Optional.of(new Fault(e.code(), String.valueOf(e.getMessage())));
        }
    }

    /** What the last phase measured, of those that are set. */
    public Map<String, String> measured() {
        Map<String, String> values = new TreeMap<>();
        sheet.measurements()
                .forEach(one -> one.value()
                        .ifPresent(value -> values.put(
                                one.name(), value instanceof Measurement.Value.Text text ? text.text() : "" + value)));
        return values;
    }

    /** The measurements of the last phase that were declared and not taken. */
    public List<String> unset() {
        return sheet.measurements().stream()
                .filter(one -> one.value().isEmpty())
                .map(Measurement::name)
                .toList();
    }

    /** An attachment's text. */
    public String attached(String name) {
        return attachments.stream()
                .filter(one -> one.name().equals(name))
                .map(one -> new String(one.content(), UTF_8))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public RunStart start() {
        return new RunStart(
                new UUID(0, 1),
                "station",
                1,
                new ProductUse("product", "revision", "sequence"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }

    @Override
    public Recipe recipe() {
        return recipe;
    }

    @Override
    public String phase() {
        return "phase";
    }

    @Override
    public Dut dut() {
        return dut;
    }

    @Override
    public void identified(BoardIdentity identity) {
        dut = dut.identified(identity.mac(), identity.chip());
        data.put(UnitData.MAC, identity.mac());
        data.put(UnitData.CHIP, identity.chip());
    }

    @Override
    public void named(String serialNumber) {
        dut = dut.named(serialNumber);
        data.put(UnitData.SERIAL_NUMBER, serialNumber);
    }

    @Override
    public MeasurementSheet sheet() {
        return sheet;
    }

    @Override
    public Programmer programmer() {
        return board;
    }

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public UnitData data() {
        return data;
    }

    @Override
    public void attach(Attachment attachment) {
        attachments.add(attachment);
    }

    @Override
    public void waitingFor(Optional<String> what) {
        waits.add(what.orElse(""));
    }

    @Override
    public Ticker ticker() {
        return ticker;
    }

    private record Nothing() implements PhaseKind {
        @Override
        public String word() {
            return "nothing";
        }

        @Override
        public void declare(MeasurementSheet unused, Recipe product) {}

        @Override
        public Optional<Fault> run(PhaseWork unused, Deadline deadline) {
            return Optional.empty();
        }
    }
}
