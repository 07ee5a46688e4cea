package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nailbed.ledger.BooksContract.admitted;
import static org.nailbed.ledger.BooksContract.assertRefused;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.TestLine.Board;
import org.nailbed.ledger.TestLine.Visit;
import org.nailbed.ledger.line.Admission.Admitted;
import org.nailbed.ledger.line.Admission.Kind;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.ledger.line.Release;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.ledger.product.Withdrawal.Subject;
import org.nailbed.ledger.product.Withdrawal.Verdict;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;

/** Who is admitted: one run per unit, one unit per MAC, nothing that was withdrawn. */
interface AdmissionContract extends BooksContract {

    @Test
    default void firstContactIsAdmittedAndBindsTheMac() {
        Board board = line().board("NB-1");

        assertThat(board.at("flash").admit()).isEqualTo(admitted(board.serialNumber(), 1, Kind.FIRST));

        assertThat(books().runs().serialNumberOfMac(board.mac())).contains(board.serialNumber());
    }

    @Test
    default void askedAgainForTheSameRunTheAnswerIsTheSame() {
        Visit visit = line().board("NB-1").at("flash");
        AdmissionRequest request = visit.request();

        Object first = books().line().admit(request);

        assertThat(books().line().admit(request)).isEqualTo(first);
        visit.end(Outcome.PASS);
        assertThat(books().line().admit(request)).isEqualTo(first);
    }

    @Test
    default void runThatNeverBeganIsNoQuestionToAsk() {
        AdmissionRules rules = new AdmissionRules("flash", List.of(), AfterPass.REFUSE, OptionalInt.empty());
        UUID unknown = RunIds.next();
        AdmissionRequest request = new AdmissionRequest(
                unknown,
                Optional.empty(),
                Optional.empty(),
                TestRuns.newMac(),
                rules,
                Optional.empty(),
                Optional.empty(),
                line().now());

        assertThatThrownBy(() -> books().line().admit(request))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.isConnectionTrouble()).isFalse())
                .hasMessageContaining(unknown.toString());
    }

    @Test
    default void runThatSomebodyEndedIsNotAdmittedAfterwards() {
        TestLine line = line();
        Visit visit = line.board("NB-1").at("flash");
        visit.begun();
        books().runs().abortUnfinished(line.station(), line.now());

        assertThatThrownBy(visit::admit).isInstanceOf(LedgerException.class).hasMessageContaining("ended");
    }

    @Test
    default void unitInWorkIsBusyUntilItsRunEnds() {
        TestLine line = line();
        Board board = line.board("NB-1");
        Visit first = board.at("flash").onSlot(7);
        first.admitted();

        assertThat(assertRefused(board.at("flash").admit(), FaultCode.UNIT_BUSY).message())
                .contains(board.serialNumber())
                .contains("slot 7 of " + line.station());
        assertRefused(board.withMac(TestRuns.newMac()).at("test").admit(), FaultCode.UNIT_BUSY);

        first.end(Outcome.ERROR);
        assertThat(board.at("flash").admit()).isEqualTo(admitted(board.serialNumber(), 2, Kind.RETEST));
    }

    @Test
    default void unitWhoseStationDiedIsFreeAfterTheNextStart() {
        TestLine line = line();
        Board board = line.board("NB-1");
        board.at("flash").admitted();

        books().runs().abortUnfinished(line.station(), line.now());

        assertThat(board.at("flash").admitted().kind()).isEqualTo(Kind.RETEST);
    }

    @Test
    default void macOfAnotherUnitIsRefused() {
        TestLine line = line();
        Board board = line.board("NB-1");
        board.worked("flash", Outcome.FAIL);

        String message = assertRefused(
                        board.labelled(Optional.of(line.own("NB-2")))
                                .at("flash")
                                .admit(),
                        FaultCode.DUPLICATE_MAC)
                .message();

        assertThat(message).contains(board.mac(), board.serialNumber(), line.own("NB-2"));
        assertThat(books().runs().serialNumberOfMac(board.mac())).contains(board.serialNumber());
    }

    @Test
    default void serialNumberOfAnotherBoardIsRefused() {
        Board board = line().board("NB-1");
        board.worked("flash", Outcome.ERROR);
        String other = TestRuns.newMac();

        String message = assertRefused(board.withMac(other).at("flash").admit(), FaultCode.SERIAL_BOUND)
                .message();

        assertThat(message).contains(board.mac(), other, board.serialNumber());
        assertThat(books().runs().serialNumberOfMac(other)).isEmpty();
    }

    @Test
    default void refusedRunIsNoAttemptAndBindsNothing() {
        Board board = line().board("NB-1");
        assertRefused(board.at("test").after("flash").admit(), FaultCode.ROUTE_NOT_MET);

        assertThat(books().runs().serialNumberOfMac(board.mac())).isEmpty();
        assertThat(board.at("test").admit()).isEqualTo(admitted(board.serialNumber(), 1, Kind.FIRST));
    }

    @Test
    default void unitWithoutSerialNumberIsKnownByItsMac() {
        Board board = line().boardWithoutSerialNumber();
        Visit first = board.at("flash");

        assertThat(first.admit()).isEqualTo(new Admitted(Optional.empty(), 1, Kind.FIRST));
        assertThat(assertRefused(board.at("flash").admit(), FaultCode.UNIT_BUSY).message())
                .contains(board.mac());
        first.end(Outcome.FAIL);
        assertThat(board.at("flash").admit()).isEqualTo(new Admitted(Optional.empty(), 2, Kind.RETEST));
    }

    @Test
    default void boardThatGetsItsSerialNumberLaterKeepsItsPast() {
        TestLine line = line();
        Board bare = line.boardWithoutSerialNumber();
        bare.worked("flash", Outcome.PASS);

        Board labelled = bare.labelled(Optional.of(line.own("NB-1")));

        assertThat(labelled.at("test").after("flash").admit()).isEqualTo(admitted(line.own("NB-1"), 1, Kind.FIRST));
    }

    @Test
    default void boundBoardIsItsUnitAlsoWhereNothingIsScanned() {
        Board board = line().board("NB-1");
        board.worked("flash", Outcome.PASS);

        assertThat(board.labelled(Optional.empty()).at("test").after("flash").admit())
                .isEqualTo(admitted(board.serialNumber(), 1, Kind.FIRST));
    }

    @Test
    default void withdrawnProductIsRefusedUntilItIsReinstated() {
        TestLine line = line();
        say(line, Subject.PRODUCT, Verdict.WITHDRAWN, line.sha256("1.0"));

        assertThat(assertRefused(line.board("NB-1").at("flash").admit(), FaultCode.PRODUCT_WITHDRAWN)
                        .message())
                .contains("eva", "too hot", line.sha256("1.0").substring(0, 12));

        say(line, Subject.PRODUCT, Verdict.REINSTATED, line.sha256("1.0"));
        assertThat(line.board("NB-1").at("flash").admitted().attempt()).isEqualTo(1);
    }

    @Test
    default void withdrawnFirmwareIsRefusedBeforeAllElse() {
        TestLine line = line();
        String image = TestLine.imageUse().sha256();
        Board board = line.board("NB-1");
        board.at("flash").admitted();
        say(line, Subject.FIRMWARE, Verdict.WITHDRAWN, image);
        try {
            assertRefused(board.at("flash").admit(), FaultCode.FIRMWARE_WITHDRAWN);
        } finally {
            // All tests write the same image.
            say(line, Subject.FIRMWARE, Verdict.REINSTATED, image);
        }
        assertRefused(board.at("flash").admit(), FaultCode.UNIT_BUSY);
    }

    @Test
    default void releasedBoardMayBecomeAnotherUnitAndAnotherBoardThisOne() {
        TestLine line = line();
        Board wrong = line.board("NB-1");
        wrong.worked("flash", Outcome.PASS);

        Release release = new Release(wrong.mac(), "eva", "wrong label", line.now());
        assertThat(books().line().release(release)).contains(wrong.serialNumber());
        assertThat(books().line().release(release)).contains(wrong.serialNumber());
        assertThat(books().line().release(new Release(wrong.mac(), "eva", "again", line.now())))
                .isEmpty();
        assertThat(books().runs().serialNumberOfMac(wrong.mac())).isEmpty();

        Board right = wrong.withMac(TestRuns.newMac());
        assertThat(right.at("test").admitted().serialNumber()).contains(right.serialNumber());
        assertThat(wrong.labelled(Optional.of(line.own("NB-2")))
                        .at("test")
                        .admitted()
                        .serialNumber())
                .contains(line.own("NB-2"));
    }

    @Test
    default void boardInWorkIsNotReleased() {
        TestLine line = line();
        Board board = line.board("NB-1");
        board.at("flash").onSlot(4).admitted();

        assertThatThrownBy(() -> books().line().release(new Release(board.mac(), "eva", "wrong label", line.now())))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("in work");
        assertThat(books().runs().serialNumberOfMac(board.mac())).contains(board.serialNumber());
    }

    @Test
    default void runThatWasNeverAdmittedTakesNoMacAway() {
        TestLine line = line();
        Board board = line.board("NB-1");
        board.worked("flash", Outcome.PASS);

        board.labelled(Optional.of(line.own("NB-2"))).at("flash").end(Outcome.FAIL);
        board.withMac(TestRuns.newMac()).at("flash").end(Outcome.FAIL);

        assertThat(books().runs().serialNumberOfMac(board.mac())).contains(board.serialNumber());
        assertThat(board.at("test").admitted().serialNumber()).contains(board.serialNumber());
    }

    private void say(TestLine line, Subject subject, Verdict verdict, String sha256) {
        books().products().withdraw(new Withdrawal(subject, verdict, sha256, "eva", "too hot", line.now()));
    }
}
