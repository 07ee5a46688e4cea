package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nailbed.ledger.BooksContract.assertRefused;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.TestLine.Board;
import org.nailbed.ledger.TestLine.Visit;
import org.nailbed.ledger.job.Assignment;
import org.nailbed.ledger.job.Job;
import org.nailbed.ledger.job.JobEvent;
import org.nailbed.ledger.job.JobEvent.Kind;
import org.nailbed.ledger.job.JobProgress;
import org.nailbed.ledger.job.JobState;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;

/** Jobs, their seats and counters, and what the slots are assigned to. */
interface JobContract extends BooksContract {

    @Test
    default void jobComesBackAsItWasCreated() {
        Job job = line().newJob(500);

        books().jobs().create(job);
        books().jobs().create(job);

        assertThat(books().jobs().job(job.id()))
                .contains(new JobStatus(job, JobState.CREATED, new JobProgress(0, 0, 0, 0, 0, 0, 500)));
        assertThat(books().jobs().job(RunIds.next())).isEmpty();
    }

    @Test
    default void jobOfARevisionThatWasNotKeptIsRefused() {
        TestLine line = line();
        Job job = new Job(RunIds.next(), "demo", line.sha256("9.9"), "lot", 1, StartRule.SCAN, "eva", line.now());

        assertThatThrownBy(() -> books().jobs().create(job)).isInstanceOf(LedgerException.class);

        assertThat(books().jobs().job(job.id())).isEmpty();
    }

    @Test
    default void jobGoesItsWayAndNoOther() {
        TestLine line = line();
        Job job = line.newJob(1);
        books().jobs().create(job);

        assertThat(illegal(line, job, Kind.PAUSE)).contains("CREATED", "PAUSE");
        assertThat(tell(line, job, Kind.START)).isEqualTo(JobState.RUNNING);
        assertThat(illegal(line, job, Kind.START)).contains("RUNNING", "START");
        assertThat(tell(line, job, Kind.PAUSE)).isEqualTo(JobState.PAUSED);
        assertThat(tell(line, job, Kind.START)).isEqualTo(JobState.RUNNING);
        assertThat(tell(line, job, Kind.FINISH)).isEqualTo(JobState.FINISHED);
        for (Kind kind : Kind.values()) {
            assertThat(illegal(line, job, kind)).contains("FINISHED");
        }
        assertThat(books().jobs().job(job.id()).orElseThrow().state()).isEqualTo(JobState.FINISHED);
    }

    @Test
    default void sameEventToldTwiceIsToldOnce() {
        TestLine line = line();
        Job job = line.newJob(1);
        books().jobs().create(job);
        JobEvent start = new JobEvent(job.id(), Kind.START, "eva", line.now());

        assertThat(books().jobs().tell(start)).isEqualTo(JobState.RUNNING);
        assertThat(books().jobs().tell(start)).isEqualTo(JobState.RUNNING);
    }

    @Test
    default void eventOfAnUnknownJobIsRefused() {
        assertThat(illegal(line(), line().newJob(1), Kind.START)).contains("not");
    }

    @Test
    default void openJobsAreOldestFirstAndAllJobsNewestFirst() {
        TestLine line = line();
        UUID first = line.job(1);
        UUID done = line.job(1);
        UUID last = line.job(1);
        line.tell(done, Kind.FINISH);

        assertThat(books().jobs().openJobs())
                .extracting(status -> status.job().id())
                .containsSubsequence(first, last)
                .doesNotContain(done);
        assertThat(books().jobs().jobs(500))
                .extracting(status -> status.job().id())
                .containsSubsequence(last, done, first);
        assertThat(books().jobs().jobs(2)).hasSize(2);
    }

    @Test
    default void jobThatDoesNotRunAdmitsNobody() {
        TestLine line = line();
        Job job = line.newJob(1);
        books().jobs().create(job);
        Board board = line.board("NB-1");

        assertThat(notRunning(board, job)).contains("CREATED", job.lot());
        line.tell(job.id(), Kind.START);
        line.tell(job.id(), Kind.PAUSE);
        assertThat(notRunning(board, job)).contains("PAUSED");
        line.tell(job.id(), Kind.FINISH);
        assertThat(notRunning(board, job)).contains("FINISHED");
    }

    @Test
    default void seatsOfAJobAreHeldByUnitsInWorkAndPassed() {
        TestLine line = line();
        UUID job = line.job(2);
        Visit passed = line.board("NB-1").at("flash").forJob(job);
        passed.admitted();
        passed.end(Outcome.PASS);
        Visit inWork = line.board("NB-2").at("flash").forJob(job);
        inWork.admitted();

        Board third = line.board("NB-3");
        assertThat(assertRefused(third.at("flash").forJob(job).admit(), FaultCode.JOB_FULL)
                        .message())
                .contains("2 units", "at most 2");

        inWork.end(Outcome.FAIL);
        assertThat(third.at("flash").forJob(job).admitted().attempt()).isEqualTo(1);
        assertRefused(
                line.board("NB-2")
                        .withMac(board(inWork))
                        .at("flash")
                        .forJob(job)
                        .admit(),
                FaultCode.JOB_FULL);
    }

    @Test
    default void unitThatHasASeatKeepsItForItsRework() {
        TestLine line = line();
        UUID job = line.job(1);
        Board board = line.board("NB-1");
        Visit first = board.at("flash").forJob(job);
        first.admitted();
        first.end(Outcome.PASS);

        Visit rework = board.at("flash").forJob(job).afterPass(AfterPass.REWORK);
        rework.admitted();
        rework.end(Outcome.ERROR);

        Visit other = line.board("NB-2").at("flash").forJob(job);
        other.admitted();
        other.end(Outcome.PASS);
        assertRefused(board.at("flash").forJob(job).admit(), FaultCode.JOB_FULL);
    }

    @Test
    default void progressCountsUnitsAttemptsAndFirstPasses() {
        TestLine line = line();
        UUID job = line.job(10);
        work(line.board("A"), job, Outcome.PASS);
        work(line.board("B"), job, Outcome.FAIL, Outcome.PASS);
        work(line.board("C"), job, Outcome.FAIL, Outcome.FAIL);
        work(line.board("D"), job, Outcome.ERROR, Outcome.PASS);
        work(line.board("E"), job, Outcome.ABORTED);
        Board again = line.board("F");
        work(again, job, Outcome.FAIL);
        again.at("flash").forJob(job).admitted();
        Board elsewhere = line.board("G");
        elsewhere.worked("flash", Outcome.FAIL);
        work(elsewhere, job, Outcome.PASS);

        assertThat(books().jobs().job(job).orElseThrow().progress()).isEqualTo(new JobProgress(4, 2, 1, 11, 1, 4, 6));
    }

    @Test
    default void newestAssignmentOfASlotHolds() {
        TestLine line = line();
        UUID job = line.job(1);
        Optional<String> revision = Optional.of(line.sha256("1.0"));
        Assignment first = new Assignment(line.station(), 1, revision, Optional.of(job), "eva", line.now());
        Assignment second = new Assignment(line.station(), 2, revision, Optional.empty(), "eva", line.now());
        Assignment nothing = new Assignment(line.station(), 1, Optional.empty(), Optional.empty(), "eva", line.now());

        books().jobs().assign(first);
        books().jobs().assign(second);
        assertThat(books().jobs().assignments(line.station())).containsExactly(first, second);

        books().jobs().assign(nothing);
        assertThat(books().jobs().assignments(line.station())).containsExactly(nothing, second);
        assertThat(books().jobs().assignments("elsewhere")).isEmpty();
    }

    @Test
    default void assignmentToWhatTheLedgerDoesNotKnowIsRefused() {
        TestLine line = line();
        Assignment unknown =
                new Assignment(line.station(), 1, Optional.of(line.sha256("9.9")), Optional.empty(), "eva", line.now());

        assertThatThrownBy(() -> books().jobs().assign(unknown)).isInstanceOf(LedgerException.class);

        assertThat(books().jobs().assignments(line.station())).isEmpty();
    }

    private static void work(Board board, UUID job, Outcome... outcomes) {
        for (Outcome outcome : List.of(outcomes)) {
            Visit visit = board.at("flash").forJob(job);
            visit.admitted();
            visit.end(outcome);
        }
    }

    private JobState tell(TestLine line, Job job, Kind kind) {
        return books().jobs().tell(new JobEvent(job.id(), kind, "eva", line.now()));
    }

    private String illegal(TestLine line, Job job, Kind kind) {
        try {
            return "allowed, now " + tell(line, job, kind);
        } catch (LedgerException e) {
            assertThat(e.isConnectionTrouble()).isFalse();
            return String.valueOf(e.getMessage());
        }
    }

    private static String notRunning(Board board, Job job) {
        return assertRefused(board.at("flash").forJob(job.id()).admit(), FaultCode.JOB_NOT_RUNNING)
                .message();
    }

    private static String board(Visit visit) {
        return visit.request().mac();
    }
}
