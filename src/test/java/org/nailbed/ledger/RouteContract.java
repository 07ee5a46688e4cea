package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.ledger.BooksContract.admitted;
import static org.nailbed.ledger.BooksContract.assertNeedsReason;
import static org.nailbed.ledger.BooksContract.assertRefused;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.TestLine.Board;
import org.nailbed.ledger.TestLine.Visit;
import org.nailbed.ledger.line.Admission.Kind;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.ledger.line.UnitHistory.Booking;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;

/** Steps: what must come before, what was passed already, how often a unit may be tried. */
interface RouteContract extends BooksContract {

    @Test
    default void missingStepIsNamedWithWhatTheUnitHas() {
        Board board = line().board("NB-1");
        board.worked("flash", Outcome.PASS);

        assertThat(message(board, "flash", "burn-in")).contains("'burn-in'", "no ended run", "'pack'");

        board.worked("burn-in", Outcome.FAIL);
        assertThat(message(board, "flash", "burn-in")).contains("'burn-in'", "FAIL");

        board.worked("burn-in", Outcome.PASS);
        assertThat(board.at("pack").after("flash", "burn-in").admitted().attempt())
                .isEqualTo(1);
    }

    @Test
    default void newestRunOfAStepDecidesNotTheBest() {
        Board board = line().board("NB-1");
        board.worked("flash", Outcome.PASS);
        board.worked("flash", Outcome.ERROR);

        assertThat(message(board, "flash")).contains("ERROR");
    }

    @Test
    default void stepThatGoesOnIsNotPassed() {
        TestLine line = line();
        Board board = line.board("NB-1");
        board.worked("flash", Outcome.PASS);
        Visit rework = board.at("flash").afterPass(AfterPass.REWORK);
        rework.admitted();

        assertRefused(board.at("pack").after("flash").admit(), FaultCode.UNIT_BUSY);

        rework.end(Outcome.PASS);
        assertThat(board.at("pack").after("flash").admitted().attempt()).isEqualTo(1);
    }

    @Test
    default void passedUnitIsRefusedWhereTheRulesSaySo() {
        Board board = line().board("NB-1");
        board.worked("flash", Outcome.FAIL);
        board.worked("flash", Outcome.PASS);

        assertThat(assertRefused(board.at("flash").because("please").admit(), FaultCode.ALREADY_PASSED)
                        .message())
                .contains(board.serialNumber(), "'flash'");
    }

    @Test
    default void passedUnitIsReworkedWhereTheRulesAllowIt() {
        Board board = line().board("NB-1");
        board.worked("flash", Outcome.PASS);
        Visit rework = board.at("flash").afterPass(AfterPass.REWORK);

        assertThat(rework.admit()).isEqualTo(admitted(board.serialNumber(), 2, Kind.REWORK));

        rework.end(Outcome.FAIL);
        assertThat(board.at("flash").admit()).isEqualTo(admitted(board.serialNumber(), 3, Kind.RETEST));
    }

    @Test
    default void passedUnitWantsAReasonWhereTheRulesAsk() {
        Board board = line().board("NB-1");
        board.worked("flash", Outcome.PASS);
        Visit visit = board.at("flash").afterPass(AfterPass.ASK);

        assertNeedsReason(visit.admit(), FaultCode.ALREADY_PASSED);
        assertNeedsReason(visit.because("  ").admit(), FaultCode.ALREADY_PASSED);
        assertThat(visit.because("new antenna").admit()).isEqualTo(admitted(board.serialNumber(), 2, Kind.REWORK));

        assertThat(newestBooking(board).reason()).contains("new antenna");
    }

    @Test
    default void tooManyAttemptsWantAReasonThatIsKept() {
        Board board = line().board("NB-1");
        board.worked("flash", Outcome.FAIL);
        board.worked("flash", Outcome.ERROR);
        board.worked("other", Outcome.FAIL);
        Visit third = board.at("flash").attempts(2);

        assertThat(assertNeedsReason(third.admit(), FaultCode.TOO_MANY_ATTEMPTS).message())
                .contains("2 times", "at most 2");
        assertThat(third.because("repaired").admit()).isEqualTo(admitted(board.serialNumber(), 3, Kind.RETEST));

        Booking booking = newestBooking(board);
        assertThat(booking.reason()).contains("repaired");
        assertThat(booking.attempt()).isEqualTo(3);
        third.end(Outcome.FAIL);
        assertNeedsReason(board.at("flash").attempts(2).admit(), FaultCode.TOO_MANY_ATTEMPTS);
    }

    @Test
    default void lastAllowedAttemptWantsNoReason() {
        Board board = line().board("NB-1");
        board.worked("flash", Outcome.FAIL);

        assertThat(board.at("flash").attempts(2).admitted().attempt()).isEqualTo(2);
        assertThat(newestBooking(board).reason()).isEqualTo(Optional.empty());
    }

    private String message(Board board, String... after) {
        return assertRefused(board.at("pack").after(after).admit(), FaultCode.ROUTE_NOT_MET)
                .message();
    }

    private Booking newestBooking(Board board) {
        return books().line().unit(board.serialNumber()).orElseThrow().visits().stream()
                .flatMap(visit -> visit.booking().stream())
                .findFirst()
                .orElseThrow();
    }
}
