package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.slot.SlotEvent;
import org.nailbed.ledger.slot.SlotEvent.Kind;
import org.nailbed.run.Outcome;

/** Facts about slots. */
interface SlotContract extends BooksContract {

    @Test
    default void contactCyclesCountFromTheLastNewProbes() {
        TestLine line = line();
        line.board("A").at("flash").onSlot(1).begun();
        line.board("B").at("flash").onSlot(1).end(Outcome.ERROR);
        line.board("C").at("flash").onSlot(2).begun();
        assertThat(books().slots().contactCycles(line.station())).isEqualTo(Map.of(1, 2L, 2, 1L));

        note(line, 1, Kind.PROBES_REPLACED);
        note(line, 2, Kind.HEALTH_CLEARED);
        line.board("D").at("flash").onSlot(1).begun();

        assertThat(books().slots().contactCycles(line.station())).isEqualTo(Map.of(1, 1L, 2, 1L));
        note(line, 1, Kind.PROBES_REPLACED);
        assertThat(books().slots().contactCycles(line.station())).isEqualTo(Map.of(2, 1L));
        assertThat(books().slots().contactCycles("elsewhere")).isEmpty();
    }

    @Test
    default void lastOutcomesOfEverySlotAreNewestFirst() {
        TestLine line = line();
        end(line, 1, Outcome.PASS, Outcome.FAIL, Outcome.ERROR, Outcome.FAIL);
        end(line, 2, Outcome.ABORTED);
        line.board("goes on").at("flash").onSlot(1).begun();

        assertThat(books().slots().lastOutcomes(line.station(), 3, Instant.EPOCH))
                .isEqualTo(Map.of(1, List.of(Outcome.FAIL, Outcome.ERROR, Outcome.FAIL), 2, List.of(Outcome.ABORTED)));
    }

    @Test
    default void lastOutcomesBeginAnewWhenHealthIsClearedAndAtTheInstantAskedFor() {
        TestLine line = line();
        end(line, 1, Outcome.FAIL, Outcome.FAIL);
        end(line, 2, Outcome.FAIL);
        note(line, 1, Kind.HEALTH_CLEARED);
        end(line, 1, Outcome.PASS);
        note(line, 1, Kind.HEALTH_STOPPED);

        assertThat(books().slots().lastOutcomes(line.station(), 9, Instant.EPOCH))
                .isEqualTo(Map.of(1, List.of(Outcome.PASS), 2, List.of(Outcome.FAIL)));
        assertThat(books().slots().lastOutcomes(line.station(), 9, line.now())).isEmpty();
    }

    @Test
    default void eventsOfASlotAreNewestFirst() {
        TestLine line = line();
        SlotEvent first = note(line, 1, Kind.HEALTH_STOPPED);
        note(line, 2, Kind.GOLDEN_PASSED);
        SlotEvent second = note(line, 1, Kind.HEALTH_CLEARED);
        books().slots().note(second);

        assertThat(books().slots().events(line.station(), 1, 10)).containsExactly(second, first);
        assertThat(books().slots().events(line.station(), 1, 1)).containsExactly(second);
        assertThat(books().slots().events("elsewhere", 1, 10)).isEmpty();
    }

    @Test
    default void newestEventOfEachKindIsToldForAllSlots() {
        TestLine line = line();
        note(line, 1, Kind.GOLDEN_PASSED);
        SlotEvent probes = note(line, 1, Kind.PROBES_REPLACED);
        SlotEvent golden = note(line, 1, Kind.GOLDEN_PASSED);
        SlotEvent stopped = note(line, 2, Kind.HEALTH_STOPPED);

        assertThat(books().slots().newestEvents(line.station())).containsExactly(golden, probes, stopped);
    }

    private SlotEvent note(TestLine line, int slot, Kind kind) {
        SlotEvent event = new SlotEvent(line.station(), slot, kind, "as the test ordered", "eva", line.now());
        books().slots().note(event);
        return event;
    }

    private static void end(TestLine line, int slot, Outcome... outcomes) {
        for (Outcome outcome : outcomes) {
            line.board("NB " + RunIds.next()).at("flash").onSlot(slot).end(outcome);
        }
    }
}
