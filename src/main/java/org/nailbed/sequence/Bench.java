package org.nailbed.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nailbed.run.Attachment;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** What one run works with and gathers; belongs to the run's thread. */
final class Bench {

    private static final String TEXT = "text/plain";

    private final RunStart start;
    private final Recipe recipe;
    private final RunObserver observer;
    private final List<PhaseRecord> phases = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private Dut dut;
    private @Nullable Fault faultOutsidePhases;

    Bench(RunStart start, Recipe recipe, RunObserver observer) {
        this.start = start;
        this.recipe = recipe;
        this.observer = observer;
        this.dut = Dut.withSerialNumber(start.serialNumber());
    }

    Recipe recipe() {
        return recipe;
    }

    RunObserver observer() {
        return observer;
    }

    Dut dut() {
        return dut;
    }

    void identified(String mac, String chip) {
        dut = dut.identified(mac, chip);
    }

    void ended(PhaseRecord phase) {
        phases.add(phase);
    }

    void failedOutsidePhases(Fault fault) {
        faultOutsidePhases = fault;
    }

    void attach(String name, String text) {
        attachments.add(new Attachment(name, TEXT, text.getBytes(UTF_8)));
    }

    /** @param trace of the port; asked for and attached only when the run did not pass */
    Run run(Instant ended, Supplier<Optional<String>> trace) {
        if (facts(ended).outcome() != Outcome.PASS) {
            trace.get().ifPresent(text -> attach("trace.txt", text));
        }
        return facts(ended);
    }

    private Run facts(Instant ended) {
        return new Run(start, dut, phases, Optional.ofNullable(faultOutsidePhases), ended, attachments);
    }

    /** For the log. */
    @Override
    public String toString() {
        return "Run " + start.id() + " on slot " + start.slot();
    }
}
