package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.job.JobLedger;
import org.nailbed.ledger.job.JobState;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.run.JobUse;
import org.nailbed.run.Run;
import org.nailbed.station.Jobs;
import org.nailbed.station.Product;
import org.nailbed.station.SlotState.Running;
import org.nailbed.station.SlotView;
import org.nailbed.station.SlotView.Command;
import org.nailbed.station.Station.Scan;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.engine.FakeBoard.Step;

class JobsTest {

    private static final Product LAMP = ProductDraft.named("lamp").made();
    private static final Product LOCK =
            ProductDraft.named("lock").pattern("LK-\\d{4}").made();

    private final MemoryLedger ledger = new MemoryLedger();
    private TestStation test = TestStation.making(4, ledger.books(), LAMP, LOCK);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aSlotWhoseJobIsNotReadYetRunsNothingOutsideThatJob() {
        test.close();
        AtomicBoolean away = new AtomicBoolean();
        JobLedger kept = ledger.books().jobs();
        JobLedger leaving = (JobLedger) Proxy.newProxyInstance(
                JobLedger.class.getClassLoader(), new Class<?>[] {JobLedger.class}, (proxy, method, arguments) -> {
                    if (away.get() && method.getName().equals("openJobs")) {
                        throw LedgerException.connectionTrouble("The database went away.", null);
                    }
                    return method.invoke(kept, arguments);
                });
        Books books = ledger.books();
        test = TestStation.making(
                1, new Books(books.runs(), books.line(), leaving, books.products(), books.slots()), LAMP);
        away.set(true);
        assertThat(catchThrowable(() -> create("lamp", "L-1", 10, StartRule.BUTTON, 1)))
                .isInstanceOf(LedgerException.class);
        test.scan(1);
        assertRefused(1, Refusal.NOT_NOW, "Slot 1 was given a job that is still being read");
        away.set(false);
        await().atMost(TestStation.PATIENCE)
                .untilAsserted(() -> assertThat(test.station.slot(1).hindrance().orElseThrow())
                        .contains("Job L-1 is not started yet"));
    }

    @Test
    void aSerialNumberThatWasScannedForAnotherProductStartsWithNoneOfTheOthers() {
        test.close();
        Product plain =
                ProductDraft.named("plain").serialNumber(Optional.empty()).made();
        test = TestStation.making(2, ledger.books(), LAMP, plain);
        test.scan(1);
        test.station.products().use("plain", Set.of(1, 2), "Ann");
        assertThat(test.station.startAll().started()).containsExactly(2);
        test.assertPassed(2);
    }

    @Test
    void twoJobsOnDifferentSlotsMakeTheirOwnProducts() {
        UUID lamps = started("lamp", "L-1", 10, StartRule.BUTTON, 1, 2);
        UUID locks = started("lock", "K-1", 10, StartRule.BUTTON, 3);
        assertThat(test.station.scan("LK-0001", Optional.empty()).slot()).contains(3);
        assertThat(test.station.scan("NB-000001", Optional.empty()).slot()).contains(1);
        test.station.startAll();
        test.assertPassed(1);
        test.assertPassed(3);
        assertThat(run("NB-000001").start().job()).contains(new JobUse(lamps, "L-1"));
        assertThat(run("NB-000001").start().product().name()).isEqualTo("lamp");
        assertThat(run("LK-0001").start().job()).contains(new JobUse(locks, "K-1"));
        assertThat(run("LK-0001").start().product().revisionSha256()).isEqualTo(LOCK.revisionSha256());
        assertThat(assigned(4)).as("outside any job").isEmpty();
    }

    @Test
    void aJobThatIsNotRunningTakesNoStartAndSaysWhy() {
        UUID job = create("lamp", "L-1", 10, StartRule.BUTTON, 1);
        test.scan(1);
        assertRefused(1, Refusal.JOB_NOT_RUNNING, "Job L-1 is not started yet. Start it");
        test.station.jobs().start(job, "Ann");
        assertThat(test.station.slot(1).allowed()).contains(Command.START);
        test.station.jobs().pause(job, "Ann");
        assertRefused(1, Refusal.JOB_NOT_RUNNING, "Job L-1 is paused");
        assertThat(test.station.startAll().skipped()).contains(1);
        test.station.jobs().finish(job, "Ann");
        assertRefused(1, Refusal.JOB_NOT_RUNNING, "Job L-1 is finished. Give the slot another job, or a product.");
        test.station.products().use("lamp", Set.of(1), "Ann");
        test.station.start(1);
        test.assertPassed(1);
        assertThat(run("NB-000001").start().job()).isEmpty();
    }

    @Test
    void aRunThatGoesOnWhenItsJobIsPausedEndsInThatJob() throws InterruptedException {
        UUID job = started("lamp", "L-1", 10, StartRule.BUTTON, 1);
        test.boards.board(1).holdAt(Step.WRITE);
        test.scanAndStart(1);
        test.boards.board(1).awaitAt(Step.WRITE);
        test.station.jobs().pause(job, "Ann");
        test.station.jobs().assign(job, Set.of(2), "Ann");
        assertThat(assigned(1)).as("while it runs").contains("L-1");
        test.boards.board(1).letGo(Step.WRITE);
        test.assertPassed(1);
        assertThat(run("NB-000001").start().job()).contains(new JobUse(job, "L-1"));
        assertRefused(1, Refusal.NOT_POSSIBLE, "Slot 1 has nothing to make");
    }

    @Test
    void aJobThatHasAllItsUnitsIsShownAndTakesNoMore() {
        UUID job = started("lamp", "L-1", 1, StartRule.BUTTON, 1, 2);
        test.scanAndStart(1);
        test.assertPassed(1);
        await().atMost(TestStation.PATIENCE)
                .untilAsserted(() -> assertThat(view(job).hindrance())
                        .hasValueSatisfying(
                                why -> assertThat(why).contains("Job L-1 is done: all its 1 units passed")));
        assertThat(view(job).status().progress().remaining()).isZero();
        test.scan(2);
        assertRefused(2, Refusal.JOB_FULL, "Job L-1 is done");
        test.station.jobs().finish(job, "Ann");
        assertThat(view(job).status().state()).isEqualTo(JobState.FINISHED);
    }

    @Test
    void aJobThatStartsOnAScanStartsWithItOrTakesNoScan() {
        UUID job = started("lamp", "L-1", 10, StartRule.SCAN, 1);
        assertThat(test.station.scan("NB-000001", Optional.of(1)))
                .isEqualTo(new Scan(Optional.of(1), Optional.of("NB-000001"), true));
        test.assertPassed(1);
        test.station.jobs().pause(job, "Ann");
        StationException refused =
                catchThrowableOfType(StationException.class, () -> test.station.scan("NB-000002", Optional.of(1)));
        assertThat(refused.refusal()).isEqualTo(Refusal.JOB_NOT_RUNNING);
        test.assertPassed(1);
        assertThat(test.station.scan("NB-000002", Optional.empty()).slot())
                .as("a slot that may start is found")
                .contains(2);
    }

    @Test
    void aBoardOrTheHandleStartsOnlyWhatWaitsForIt() {
        started("lamp", "L-1", 10, StartRule.BOARD, 1);
        assertThat(test.station.startOn(1, StartRule.HANDLE))
                .hasValueSatisfying(why -> assertThat(why).contains("starts on a board that is put in"));
        assertThat(test.station.startOn(1, StartRule.BOARD))
                .hasValueSatisfying(why -> assertThat(why).contains("waits for the scan of a unit"));
        test.scan(1);
        assertThat(test.station.startOn(1, StartRule.BOARD)).isEmpty();
        test.assertPassed(1);
        assertThat(test.station.startOn(1, StartRule.BOARD))
                .as("the next board is not the unit of the last")
                .isPresent();
        assertThat(test.station.startOn(2, StartRule.BOARD)).as("no job").isPresent();
    }

    @Test
    void jobsAndSlotsAreAsBeforeAfterARestart() {
        UUID job = started("lock", "K-1", 10, StartRule.BUTTON, 2, 3);
        test.station.products().use("lock", Set.of(4), "Ann");
        test.close();
        test = TestStation.making(4, ledger.books(), LAMP, LOCK);
        assertThat(view(job).slots()).containsExactlyInAnyOrder(2, 3);
        assertThat(view(job).status().state()).isEqualTo(JobState.RUNNING);
        assertThat(test.station.slot(4).assignment().product()).isEqualTo(LOCK);
        assertThat(test.station.slot(1).assignment().product()).isEqualTo(LAMP);
        test.station.scan("LK-0001", Optional.of(2));
        test.station.start(2);
        test.assertPassed(2);
        assertThat(run("LK-0001").start().job()).contains(new JobUse(job, "K-1"));
    }

    @Test
    void aJobWhoseRevisionTheFilesNoLongerHoldIsKeptAndTakesNoStart() {
        UUID job = started("lock", "K-1", 10, StartRule.BUTTON, 2);
        test.close();
        Product edited =
                ProductDraft.named("lock").pattern("LK-\\d{4}").version("2").made();
        test = TestStation.making(4, ledger.books(), LAMP, edited);
        test.station.scan("LK-0001", Optional.of(2));
        assertRefused(2, Refusal.NOT_POSSIBLE, "which the files no longer hold");
        assertThat(view(job).hindrance()).isPresent();
    }

    @Test
    void aSlotThatWorksForOneJobIsNotGivenToAnother() {
        UUID job = started("lamp", "L-1", 10, StartRule.BUTTON, 1);
        assertThat(refusal(() -> create("lock", "K-1", 1, StartRule.BUTTON, 1)).refusal())
                .isEqualTo(Refusal.NOT_NOW);
        assertThat(refusal(() -> test.station.products().use("lock", Set.of(1), "Ann")))
                .hasMessageContaining("Slot 1 works for Job L-1");
        test.station.jobs().pause(job, "Ann");
        UUID other = create("lock", "K-1", 1, StartRule.BUTTON, 1);
        assertThat(view(job).slots()).isEmpty();
        assertThat(view(other).slots()).containsExactly(1);
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        assertThat(refusal(() -> create("lamp", "L-1", 0, StartRule.BUTTON, 1)))
                .hasMessageContaining("quantity of a job is 0");
        assertThat(refusal(() -> create("lamp", " ", 1, StartRule.BUTTON, 1))).hasMessageContaining("lot");
        assertThat(refusal(() -> create("car", "C-1", 1, StartRule.BUTTON, 1)).refusal())
                .isEqualTo(Refusal.UNKNOWN_PRODUCT);
        assertThat(refusal(() -> create("lamp", "L-1", 1, StartRule.BUTTON, 9)).refusal())
                .isEqualTo(Refusal.UNKNOWN_SLOT);
        UUID job = create("lamp", "L-1", 1, StartRule.BUTTON, 1);
        assertThat(refusal(() -> test.station.jobs().pause(job, "Ann"))).hasMessageContaining("cannot pause");
        assertThat(refusal(() -> test.station.jobs().start(job, " "))).hasMessageContaining("Give yours");
        assertThat(refusal(() -> test.station.jobs().start(UUID.randomUUID(), "Ann"))
                        .refusal())
                .isEqualTo(Refusal.UNKNOWN_JOB);
        assertThat(test.station.jobs().all()).hasSize(1);
    }

    private UUID started(String product, String lot, int quantity, StartRule start, Integer... slots) {
        UUID job = create(product, lot, quantity, start, slots);
        test.station.jobs().start(job, "Ann");
        return job;
    }

    private UUID create(String product, String lot, int quantity, StartRule start, Integer... slots) {
        return test.station
                .jobs()
                .create(new Jobs.Order(product, quantity, lot, start, Set.of(slots), "Ann"))
                .id();
    }

    private Jobs.View view(UUID job) {
        return test.station.jobs().all().stream()
                .filter(view -> view.id().equals(job))
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> assigned(int slot) {
        SlotView view = test.station.slot(slot);
        return view.assignment().job().map(status -> status.job().lot());
    }

    private Run run(String serialNumber) {
        return ledger.endedRuns().stream()
                .filter(run -> run.start().serialNumber().equals(Optional.of(serialNumber)))
                .findFirst()
                .orElseThrow();
    }

    private void assertRefused(int slot, Refusal why, String words) {
        StationException refused = refusal(() -> test.station.start(slot));
        assertThat(refused.refusal()).isEqualTo(why);
        assertThat(refused).hasMessageContaining(words);
        assertThat(test.station.slot(slot).allowed()).doesNotContain(Command.START);
        assertThat(test.station.slot(slot).hindrance())
                .hasValueSatisfying(text -> assertThat(text).contains(words));
        assertThat(test.state(slot)).isNotInstanceOf(Running.class);
    }

    private static StationException refusal(ThrowingCallable command) {
        return catchThrowableOfType(StationException.class, command);
    }
}
