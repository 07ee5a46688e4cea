package org.nailbed.sequence.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nailbed.run.Attachment;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** What one run gathers; belongs to the run's thread. */
final class Facts {

    private static final String TEXT = "text/plain";

    private final RunStart start;
    private final List<PhaseRecord> phases = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private Dut dut;
    private boolean admitted;
    private @Nullable Fault faultOutsidePhases;

    Facts(RunStart start) {
        this.start = start;
        this.dut = Dut.withSerialNumber(start.serialNumber());
    }

    RunStart start() {
        return start;
    }

    Dut dut() {
        return dut;
    }

    void isDut(Dut known) {
        dut = known;
    }

    /** The rules of the line let this board be written. */
    void admitted() {
        admitted = true;
    }

    boolean isAdmitted() {
        return admitted;
    }

    void ended(PhaseRecord phase) {
        phases.add(phase);
    }

    /** The first one stays. */
    void failedOutsidePhases(Fault fault) {
        if (faultOutsidePhases == null) {
            faultOutsidePhases = fault;
        }
    }

    /** Two of one name are told apart: "boot.log", "2-boot.log". */
    void attach(Attachment attachment) {
        String name = attachment.name();
        for (int copy = 2; isTaken(name); copy++) {
            name = copy + "-" + attachment.name();
        }
        attachments.add(new Attachment(name, attachment.mediaType(), attachment.content()));
    }

    void attach(String name, String text) {
        attach(new Attachment(name, TEXT, text.getBytes(UTF_8)));
    }

    private boolean isTaken(String name) {
        return attachments.stream().anyMatch(attachment -> attachment.name().equals(name));
    }

    Run run(Instant ended) {
        return new Run(start, dut, phases, Optional.ofNullable(faultOutsidePhases), ended, attachments);
    }

    /** For the log. */
    @Override
    public String toString() {
        return "Run " + start.id() + " on slot " + start.slot();
    }
}
