package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.TestLine.Board;
import org.nailbed.ledger.TestLine.Visit;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.line.Admission;
import org.nailbed.ledger.line.Admission.Admitted;
import org.nailbed.ledger.line.Admission.Refused;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.ledger.line.SerialSource;
import org.nailbed.ledger.postgres.LedgerStore;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;

/** Slots of two stations that ask one database at the same moment. */
class AdmissionRaceIT {
    private static final int SLOTS = 8;

    private static TestDatabase database;
    private static LedgerStore otherStation;
    private static ExecutorService slots;

    @BeforeAll
    static void openTwoStations() {
        database = TestDatabase.create();
        otherStation = LedgerStore.open(database.owner(), database.station());
        slots = Executors.newFixedThreadPool(SLOTS);
    }

    @AfterAll
    static void closeThem() {
        slots.shutdown();
        otherStation.close();
        database.close();
    }

    @RepeatedTest(3)
    void ofManyBoardsUnderOneSerialNumberOneIsAdmitted() throws Exception {
        Board board = new TestLine(database.books()).board("NB-1");

        List<Admission> answers = race(slot -> board.withMac(TestRuns.newMac()).at("flash"));

        assertThat(admitted(answers)).hasSize(1);
        assertThat(refusals(answers)).hasSize(SLOTS - 1).containsOnly(FaultCode.UNIT_BUSY);
    }

    @RepeatedTest(3)
    void ofManySerialNumbersForOneMacOneIsAdmitted() throws Exception {
        TestLine line = new TestLine(database.books());
        Board board = line.board("NB-1");

        List<Admission> answers =
                race(slot -> board.labelled(Optional.of(line.own("NB-" + slot))).at("flash"));

        assertThat(admitted(answers)).hasSize(1);
        assertThat(refusals(answers)).hasSize(SLOTS - 1).containsOnly(FaultCode.DUPLICATE_MAC);
        assertThat(database.ledger().serialNumberOfMac(board.mac()))
                .isEqualTo(admitted(answers).get(0).serialNumber());
    }

    @RepeatedTest(3)
    void lastSeatsOfAJobAreTakenOnceEach() throws Exception {
        TestLine line = new TestLine(database.books());
        UUID job = line.job(3);

        List<Admission> answers =
                race(slot -> line.board("NB-" + slot).at("flash").forJob(job));

        assertThat(admitted(answers)).hasSize(3);
        assertThat(refusals(answers)).hasSize(SLOTS - 3).containsOnly(FaultCode.JOB_FULL);
        assertThat(database.books().jobs().job(job).orElseThrow().progress().inWork())
                .isEqualTo(3);
    }

    @RepeatedTest(3)
    void lastNumbersOfARangeAreGivenOnceEach() throws Exception {
        TestLine line = new TestLine(database.books());
        SerialRange range = line.range(7, 9);

        List<Admission> answers =
                race(slot -> line.boardWithoutSerialNumber().at("flash").from(new SerialSource.NextOf(range)));

        assertThat(admitted(answers))
                .extracting(answer -> answer.serialNumber().orElseThrow())
                .containsExactlyInAnyOrder(line.own("R-0007"), line.own("R-0008"), line.own("R-0009"));
        assertThat(refusals(answers)).hasSize(SLOTS - 3).containsOnly(FaultCode.SERIALS_USED_UP);
    }

    @RepeatedTest(3)
    void oneBoardThatSeemsToBeOnManySlotsGetsOneNumber() throws Exception {
        TestLine line = new TestLine(database.books());
        SerialRange range = line.range(1, 99);
        Board board = line.boardWithoutSerialNumber();

        List<Admission> answers = race(slot -> board.at("flash").from(new SerialSource.NextOf(range)));

        assertThat(admitted(answers)).hasSize(1);
        assertThat(refusals(answers)).hasSize(SLOTS - 1).containsOnly(FaultCode.UNIT_BUSY);
        assertThat(database.books().line().remaining(range)).isEqualTo(98);
    }

    @RepeatedTest(3)
    void numberThatIsScannedWhileTheRangeGivesItGoesToOneBoard() throws Exception {
        TestLine line = new TestLine(database.books());
        SerialRange range = line.range(1, 99);

        List<Admission> answers = race(slot -> slot % 2 == 0
                ? line.boardWithoutSerialNumber().at("flash").from(new SerialSource.NextOf(range))
                : line.boardWithoutSerialNumber()
                        .at("flash")
                        .from(new SerialSource.FromMac(range.serialNumber(1 + slot / 2))));

        assertThat(admitted(answers)).extracting(Admitted::serialNumber).doesNotHaveDuplicates();
        assertThat(admitted(answers)).hasSizeGreaterThanOrEqualTo(SLOTS / 2);
    }

    @Test
    void sameRunAskedManyTimesAtOnceIsBookedOnce() throws Exception {
        TestLine line = new TestLine(database.books());
        Visit visit = line.board("NB-1").at("flash");
        visit.begun();

        List<Admission> answers = race(slot -> visit);

        assertThat(answers).containsOnly(answers.get(0));
        assertThat(admitted(answers)).hasSize(SLOTS);
    }

    @Test
    void noUnitIsInWorkTwiceHoweverBoardsLabelsAndJobsAreMixed() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        TestLine line = new TestLine(database.books());
        UUID job = line.job(4);
        Map<String, UUID> inWork = new ConcurrentHashMap<>();
        List<String> macs = Stream.generate(TestRuns::newMac).limit(5).toList();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            Random random = new Random(seed + slot);
            work.add(() -> {
                int admitted = 0;
                for (int turn = 0; turn < 15; turn++) {
                    Board board = line.board("NB-" + random.nextInt(5)).withMac(macs.get(random.nextInt(macs.size())));
                    Visit visit = board.at("flash").afterPass(AfterPass.REWORK);
                    visit = random.nextBoolean() ? visit.forJob(job) : visit;
                    if (visit.admit() instanceof Admitted) {
                        UUID run = visit.begun().id();
                        assertThat(inWork.putIfAbsent(board.serialNumber(), run))
                                .isNull();
                        assertThat(inWork.putIfAbsent(board.mac(), run)).isNull();
                        inWork.values().removeIf(run::equals);
                        visit.end(random.nextBoolean() ? Outcome.PASS : Outcome.FAIL);
                        admitted++;
                    } else {
                        visit.end(Outcome.ERROR);
                    }
                }
                return admitted;
            });
        }

        int admitted = 0;
        for (Future<Integer> slot : slots.invokeAll(work)) {
            admitted += slot.get();
        }

        assertThat(admitted).isPositive();
        assertThat(database.books().jobs().job(job).orElseThrow().progress().passedUnits())
                .isLessThanOrEqualTo(4);
        assertThat(IntStream.range(0, 5)
                        .mapToObj(unit -> database.books().line().unit(line.own("NB-" + unit)))
                        .flatMap(Optional::stream)
                        .flatMap(unit -> unit.visits().stream())
                        .filter(visit -> visit.booking().isPresent()))
                .hasSize(admitted);
    }

    /** Every slot has begun its run before the first one asks; half of them work for another station. */
    private static List<Admission> race(IntFunction<Visit> visits) throws Exception {
        CyclicBarrier start = new CyclicBarrier(SLOTS);
        List<Callable<Admission>> questions = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            AdmissionRequest request = visits.apply(slot).request();
            Books books = slot % 2 == 0 ? database.books() : otherStation.books();
            questions.add(() -> {
                start.await();
                return books.line().admit(request);
            });
        }
        List<Admission> answers = new ArrayList<>();
        for (Future<Admission> answer : slots.invokeAll(questions)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static List<Admitted> admitted(List<Admission> answers) {
        return answers.stream()
                .filter(Admitted.class::isInstance)
                .map(Admitted.class::cast)
                .toList();
    }

    private static List<FaultCode> refusals(List<Admission> answers) {
        return answers.stream()
                .filter(Refused.class::isInstance)
                .map(answer -> ((Refused) answer).fault().code())
                .toList();
    }
}
