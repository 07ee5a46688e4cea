package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.TestLine.Board;
import org.nailbed.ledger.TestLine.Visit;
import org.nailbed.ledger.line.Admission.Kind;
import org.nailbed.ledger.line.Release;
import org.nailbed.ledger.line.UnitHistory;
import org.nailbed.ledger.line.UnitHistory.Binding;
import org.nailbed.ledger.line.UnitHistory.Booking;
import org.nailbed.ledger.line.Yield;
import org.nailbed.run.Outcome;

/** What is told of units. */
interface UnitContract extends BooksContract {

    @Test
    default void historyOfAUnitHoldsAllItsRunsNewestFirst() {
        TestLine line = line();
        UUID job = line.job(5);
        Board board = line.board("NB-1");
        Visit refused = board.at("pack").after("flash");
        refused.admit();
        refused.end(Outcome.ERROR);
        Visit flash = board.at("flash").forJob(job).because("first of its lot");
        Instant asked = flash.request().now();
        flash.admitted();
        flash.end(Outcome.FAIL);
        Visit again = board.at("flash");
        again.admitted();

        UnitHistory unit = books().line().unit(board.serialNumber()).orElseThrow();

        assertThat(unit.serialNumber()).contains(board.serialNumber());
        assertThat(unit.visits())
                .extracting(visit -> visit.run().id())
                .containsExactly(
                        again.begun().id(), flash.begun().id(), refused.begun().id());
        assertThat(unit.visits())
                .extracting(visit -> visit.run().outcome())
                .containsExactly(Optional.empty(), Optional.of(Outcome.FAIL), Optional.of(Outcome.ERROR));
        assertThat(unit.visits().get(1).booking())
                .contains(new Booking(
                        "flash",
                        1,
                        Kind.FIRST,
                        Optional.of(job),
                        Optional.of("first of its lot"),
                        asked.plusSeconds(1)));
        assertThat(unit.visits().get(2).booking()).isEmpty();
    }

    @Test
    default void macsOfAUnitAreToldWithTheirReleases() {
        TestLine line = line();
        Board board = line.board("NB-1");
        Visit first = board.at("flash");
        first.admitted();
        first.end(Outcome.PASS);
        Release release = new Release(board.mac(), "eva", "board swapped", line.now());
        books().line().release(release);
        Board swapped = board.withMac(TestRuns.newMac());
        Visit second = swapped.at("test");
        second.admitted();

        List<Binding> bindings =
                books().line().unit(board.serialNumber()).orElseThrow().bindings();

        assertThat(bindings).extracting(Binding::mac).containsExactly(swapped.mac(), board.mac());
        assertThat(bindings)
                .extracting(Binding::run)
                .containsExactly(second.begun().id(), first.begun().id());
        assertThat(bindings).extracting(Binding::release).containsExactly(Optional.empty(), Optional.of(release));
    }

    @Test
    default void unitWithoutSerialNumberIsFoundByItsMac() {
        Board board = line().boardWithoutSerialNumber();
        board.worked("flash", Outcome.PASS);
        Visit unadmitted = board.at("flash");
        unadmitted.end(Outcome.ERROR);

        UnitHistory unit = books().line().unit(board.mac()).orElseThrow();

        assertThat(unit.serialNumber()).isEmpty();
        assertThat(unit.visits()).hasSize(2);
        assertThat(unit.visits().get(0).run().id()).isEqualTo(unadmitted.begun().id());
        assertThat(books().line().unit(TestRuns.newMac())).isEmpty();
    }

    @Test
    default void runsFromBeforeTheSerialNumberBelongToTheUnit() {
        TestLine line = line();
        Board bare = line.boardWithoutSerialNumber();
        bare.worked("flash", Outcome.PASS);
        bare.labelled(Optional.of(line.own("NB-1"))).worked("label", Outcome.PASS);

        assertThat(books().line().unit(line.own("NB-1")).orElseThrow().visits())
                .extracting(visit -> visit.booking().orElseThrow().step())
                .containsExactly("label", "flash");
    }

    @Test
    default void yieldOfADayCountsFirstAttemptsWithAVerdict() {
        TestLine line = line();
        line.board("yesterday").worked("flash", Outcome.FAIL);
        Instant morning = line.now();
        line.board("A").worked("flash", Outcome.PASS);
        Board second = line.board("B");
        second.worked("flash", Outcome.FAIL);
        second.worked("flash", Outcome.PASS);
        Board third = line.board("C");
        third.worked("flash", Outcome.ERROR);
        third.worked("flash", Outcome.PASS);
        line.board("D").worked("flash", Outcome.ABORTED);
        line.board("E").at("flash").admitted();

        assertThat(books().line().firstPassYield(line.station(), morning)).isEqualTo(new Yield(1, 2));
        assertThat(books().line().firstPassYield(line.station(), Instant.EPOCH)).isEqualTo(new Yield(1, 3));
        assertThat(books().line().firstPassYield("elsewhere", Instant.EPOCH)).isEqualTo(new Yield(0, 0));
    }
}
