package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.ledger.BooksContract.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.TestLine.Board;
import org.nailbed.ledger.TestLine.Visit;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.ledger.line.SerialSource;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;

/** Serial numbers that the ledger hands out. */
interface SerialRangeContract extends BooksContract {

    @Test
    default void numbersOfARangeAreGivenOneAfterTheOtherUntilUsedUp() {
        TestLine line = line();
        SerialRange range = line.range(9, 11);
        assertThat(books().line().remaining(range)).isEqualTo(3);

        List<String> given = new ArrayList<>();
        for (int board = 0; board < 3; board++) {
            given.add(numbered(line.boardWithoutSerialNumber(), range));
        }

        assertThat(given).containsExactly(line.own("R-0009"), line.own("R-0010"), line.own("R-0011"));
        assertThat(books().line().remaining(range)).isZero();
        Board tooMany = line.boardWithoutSerialNumber();
        assertThat(assertRefused(visit(tooMany, range).admit(), FaultCode.SERIALS_USED_UP)
                        .message())
                .contains(range.name());
        assertThat(books().runs().serialNumberOfMac(tooMany.mac())).isEmpty();
    }

    @Test
    default void boundBoardGetsItsOwnSerialNumberAgain() {
        TestLine line = line();
        SerialRange range = line.range(1, 99);
        Board board = line.boardWithoutSerialNumber();
        Visit first = visit(board, range);
        String given = first.admitted().serialNumber().orElseThrow();
        first.end(Outcome.FAIL);

        assertThat(visit(board, range).admitted().serialNumber()).contains(given);
        assertThat(books().line().remaining(range)).isEqualTo(98);
    }

    @Test
    default void numbersOfUnitsThatExistAreSkipped() {
        TestLine line = line();
        SerialRange range = line.range(1, 300);
        for (long number = 1; number <= 250; number++) {
            if (number != 1 && number % 50 != 0) {
                continue;
            }
            line.board("R-%04d".formatted(number)).at("flash").begun();
        }

        assertThat(numbered(line.boardWithoutSerialNumber(), range)).isEqualTo(line.own("R-0002"));
        line.board("R-0003").at("flash").begun();
        assertThat(numbered(line.boardWithoutSerialNumber(), range)).isEqualTo(line.own("R-0004"));
    }

    @Test
    default void refusedRunTakesNoNumber() {
        TestLine line = line();
        SerialRange range = line.range(1, 5);

        assertRefused(
                visit(line.boardWithoutSerialNumber(), range).after("flash").admit(), FaultCode.ROUTE_NOT_MET);

        assertThat(books().line().remaining(range)).isEqualTo(5);
    }

    @Test
    default void scannedNumberWinsOverTheRange() {
        TestLine line = line();
        SerialRange range = line.range(1, 5);
        Board board = line.board("NB-1");

        assertThat(visit(board, range).admitted().serialNumber()).contains(board.serialNumber());
        assertThat(books().line().remaining(range)).isEqualTo(5);
    }

    @Test
    default void rangeThatGrowsGoesOnWhereItWasAndNeverBack() {
        TestLine line = line();
        numbered(line.boardWithoutSerialNumber(), line.range(5, 5));

        assertThat(books().line().remaining(line.range(5, 5))).isZero();
        assertThat(numbered(line.boardWithoutSerialNumber(), line.range(1, 6))).isEqualTo(line.own("R-0006"));
        assertThat(books().line().remaining(line.range(1, 6))).isZero();
    }

    @Test
    default void serialNumberMadeFromTheMacIsBoundToIt() {
        TestLine line = line();
        Board board = line.boardWithoutSerialNumber();
        Visit visit = board.at("flash").from(new SerialSource.FromMac(line.own("M-" + board.mac())));

        assertThat(visit.admitted().serialNumber()).contains(line.own("M-" + board.mac()));
        visit.end(Outcome.FAIL);
        // Another template does not rename a unit.
        assertThat(board.at("flash")
                        .from(new SerialSource.FromMac(line.own("other")))
                        .admitted()
                        .serialNumber())
                .contains(line.own("M-" + board.mac()));
    }

    @Test
    default void runShowsTheSerialNumberThatItWasGiven() {
        TestLine line = line();
        Board board = line.boardWithoutSerialNumber();
        Visit visit = visit(board, line.range(1, 5));
        String given = visit.admitted().serialNumber().orElseThrow();

        RunSummary going = books().runs().run(visit.begun().id()).orElseThrow().summary();
        assertThat(going.serialNumber()).contains(given);
        assertThat(going.mac()).contains(board.mac());
        visit.end(Outcome.PASS);
        assertThat(books().runs()
                        .runs(new RunQuery(Optional.of(given), Optional.of(Outcome.PASS), Optional.empty(), 10)))
                .extracting(RunSummary::id)
                .containsExactly(visit.begun().id());
    }

    private static Visit visit(Board board, SerialRange range) {
        return board.at("flash").from(new SerialSource.NextOf(range));
    }

    private static String numbered(Board board, SerialRange range) {
        return visit(board, range).admitted().serialNumber().orElseThrow();
    }
}
