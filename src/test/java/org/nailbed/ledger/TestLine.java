package org.nailbed.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.job.Job;
import org.nailbed.ledger.job.JobEvent;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.ledger.line.Admission;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.ledger.line.SerialSource;
import org.nailbed.ledger.product.ProductRevision;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.ImageUse;
import org.nailbed.run.JobUse;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.ProductUse;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** A line with a station, a product revision and units of its own, so that many tests can share one database. */
final class TestLine {
    private static final Instant BEGIN = Instant.parse("2026-11-22T05:59:58.654321Z");

    private final Books books;
    private final String mark = RunIds.next().toString();
    private final AtomicInteger seconds = new AtomicInteger();

    TestLine(Books books) {
        this.books = books;
        books.runs().keepImages(TestRuns.FIRMWARE);
        books.products().keep(revision("1.0"));
    }

    String station() {
        return "line " + mark;
    }

    /** A second later than the one before. */
    Instant now() {
        return BEGIN.plusSeconds(seconds.incrementAndGet());
    }

    /** A name that no other line has. */
    String own(String name) {
        return name + " of " + mark;
    }

    /** The SHA-256 of a revision of this line's product; the lines' product goes by {@code own("demo")}. */
    String sha256(String version) {
        return (mark + version + "0".repeat(64)).replaceAll("[^0-9a-f]", "").substring(0, 64);
    }

    ProductRevision revision(String version) {
        return new ProductRevision(sha256(version), own("demo"), version, new byte[] {1, 2, 0, -1}, now());
    }

    SerialRange range(long first, long last) {
        return new SerialRange(own("range"), own("R-{n:04}"), first, last);
    }

    /** A job that runs. */
    UUID job(int quantity) {
        Job job = newJob(quantity);
        books.jobs().create(job);
        tell(job.id(), JobEvent.Kind.START);
        return job.id();
    }

    Job newJob(int quantity) {
        return new Job(RunIds.next(), own("demo"), sha256("1.0"), own("lot"), quantity, StartRule.BUTTON, "eva", now());
    }

    void tell(UUID job, JobEvent.Kind kind) {
        books.jobs().tell(new JobEvent(job, kind, "eva", now()));
    }

    Board board(String serialNumber) {
        return new Board(Optional.of(own(serialNumber)), TestRuns.newMac());
    }

    Board boardWithoutSerialNumber() {
        return new Board(Optional.empty(), TestRuns.newMac());
    }

    /** A board as it comes to a slot. */
    final class Board {
        private final Optional<String> scanned;
        private final String mac;

        Board(Optional<String> scanned, String mac) {
            this.scanned = scanned;
            this.mac = mac;
        }

        String mac() {
            return mac;
        }

        String serialNumber() {
            return scanned.orElseThrow();
        }

        /** The same board under another label, or none. */
        Board labelled(Optional<String> serialNumber) {
            return new Board(serialNumber, mac);
        }

        /** Another board under the same label. */
        Board withMac(String other) {
            return new Board(scanned, other);
        }

        Visit at(String step) {
            return new Visit(this, step);
        }

        /** A whole run at a step, admitted without further ado. */
        void worked(String step, Outcome outcome) {
            Visit visit = at(step).afterPass(AfterPass.REWORK);
            visit.admitted();
            visit.end(outcome);
        }
    }

    /** One run of a board at a step; as the test orders it, it asks to be admitted, and ends. */
    final class Visit {
        private final Board board;
        private final String step;
        private final List<String> after = new ArrayList<>();
        private AfterPass afterPass = AfterPass.REFUSE;
        private OptionalInt maxAttempts = OptionalInt.empty();
        private Optional<UUID> job = Optional.empty();
        private Optional<String> reason = Optional.empty();
        private Optional<SerialSource> source = Optional.empty();
        private int slot = 3;
        private Optional<RunStart> start = Optional.empty();

        private Visit(Board board, String step) {
            this.board = board;
            this.step = step;
        }

        Visit after(String... steps) {
            after.addAll(List.of(steps));
            return this;
        }

        Visit afterPass(AfterPass policy) {
            afterPass = policy;
            return this;
        }

        Visit attempts(int max) {
            maxAttempts = OptionalInt.of(max);
            return this;
        }

        Visit forJob(UUID id) {
            job = Optional.of(id);
            return this;
        }

        Visit because(String given) {
            reason = Optional.of(given);
            return this;
        }

        Visit from(SerialSource given) {
            source = Optional.of(given);
            return this;
        }

        Visit onSlot(int number) {
            slot = number;
            return this;
        }

        /** Begins at the first call. */
        RunStart begun() {
            if (start.isEmpty()) {
                start = Optional.of(newStart());
                books.runs().begin(start.get());
            }
            return start.get();
        }

        private RunStart newStart() {
            return new RunStart(
                    RunIds.next(),
                    station(),
                    slot,
                    new ProductUse(own("demo"), sha256("1.0"), "0".repeat(64)),
                    List.of(imageUse()),
                    board.scanned,
                    job.map(id -> new JobUse(id, own("lot"))),
                    now());
        }

        AdmissionRequest request() {
            AdmissionRules rules = new AdmissionRules(step, after, afterPass, maxAttempts);
            return new AdmissionRequest(begun().id(), board.scanned, source, board.mac, rules, job, reason, now());
        }

        Admission admit() {
            return books.line().admit(request());
        }

        Admission.Admitted admitted() {
            Admission answer = admit();
            if (answer instanceof Admission.Admitted admitted) {
                return admitted;
            }
            throw new AssertionError("expected to be admitted, but: " + answer);
        }

        void end(Outcome outcome) {
            books.runs().finish(ended(outcome));
        }

        Run ended(Outcome outcome) {
            Optional<Fault> fault = switch (outcome) {
                case PASS -> Optional.empty();
                case FAIL -> Optional.of(new Fault(FaultCode.BOOT_LOOP, "As the test ordered."));
                case ERROR -> Optional.of(new Fault(FaultCode.LINK_CORRUPT, "As the test ordered."));
                case ABORTED -> Optional.of(new Fault(FaultCode.STOPPED, "As the test ordered."));
            };
            PhaseRecord phase = new TestRuns(station()).phase("flash", fault);
            Dut dut = Dut.withSerialNumber(board.scanned).identified(board.mac, "ESP32-S3");
            return new Run(begun(), dut, List.of(phase), Optional.empty(), now(), List.of());
        }
    }

    static ImageUse imageUse() {
        return TestRuns.imageUse(TestRuns.FIRMWARE.images().get(0).sha256());
    }
}
