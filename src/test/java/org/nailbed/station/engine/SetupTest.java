package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.station.Fixture;
import org.nailbed.station.SlotPort;
import org.nailbed.station.SlotView;
import org.nailbed.station.Station.Setup;
import org.nailbed.station.engine.FakeBoard.Step;

class SetupTest {

    private static final SlotPort ONE = new SlotPort(1, "fake/board1", 921_600);
    private static final SlotPort TWO = new SlotPort(2, "fake/board2", 921_600);
    private static final SlotPort THREE = new SlotPort(3, "fake/board3", 921_600);
    private static final SlotPort TWO_MOVED = new SlotPort(2, "fake/other", 115_200);

    private final TestStation test = TestStation.rigged(
            rig(ONE, TWO),
            new MemoryLedger().books(),
            ProductDraft.named("lamp").made());

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void whatTheFileWouldChangeIsShownAndNothingChangesBeforeItIsTaken() {
        test.station.offerSetup(rig(TWO_MOVED, THREE), List.of());
        assertThat(test.station.setup().changes())
                .containsExactly(
                        "Slot 1 (fake/board1) goes.",
                        "Slot 2 (fake/board2) moves to fake/other at 115200 baud.",
                        "Slot 3 (fake/board3) is new.");
        assertThat(test.station.slots()).extracting(SlotView::number).containsExactly(1, 2);
        test.station.offerSetup(rig(ONE, TWO), List.of());
        assertThat(test.station.setup()).as("changed back").isEqualTo(Setup.UNCHANGED);
        assertThatThrownBy(test.station::takeSetup).hasMessageContaining("nothing new");
    }

    @Test
    void slotsComeGoAndMoveWhileTheOthersRunOn() throws InterruptedException {
        test.boards.board(1).holdAt(Step.WRITE);
        test.scanAndStart(1);
        test.boards.board(1).awaitAt(Step.WRITE);
        test.station.offerSetup(rig(ONE, TWO_MOVED, THREE), List.of());
        test.station.takeSetup();
        assertThat(test.station.slots()).extracting(SlotView::port).containsExactly(ONE, TWO_MOVED, THREE);
        assertThat(test.station.fixture().slots()).hasSize(3);
        assertThat(test.station.setup()).isEqualTo(Setup.UNCHANGED);
        for (int slot : List.of(2, 3)) {
            test.scanAndStart(slot);
            test.assertPassed(slot);
        }
        test.boards.board(1).letGo(Step.WRITE);
        test.assertPassed(1);
        test.station.offerSetup(rig(ONE), List.of());
        test.station.takeSetup();
        await().atMost(TestStation.PATIENCE)
                .untilAsserted(() -> assertThat(test.threads.alive()).containsExactly("ledger-clerk", "slot-1"));
    }

    @Test
    void aSlotThatRunsIsNotTakenAwayAndThenNoOtherIs() throws InterruptedException {
        test.boards.board(2).holdAt(Step.WRITE);
        test.scanAndStart(2);
        test.boards.board(2).awaitAt(Step.WRITE);
        test.station.offerSetup(rig(THREE), List.of());
        assertThatThrownBy(test.station::takeSetup)
                .hasMessageContaining("Slot 2 (fake/board2) cannot change: a run goes on there");
        assertThat(test.station.slots()).extracting(SlotView::port).containsExactly(ONE, TWO);
        test.boards.board(2).letGo(Step.WRITE);
        test.assertPassed(2);
        test.station.takeSetup();
        assertThat(test.station.slots()).extracting(SlotView::port).containsExactly(THREE);
        assertThatThrownBy(() -> test.station.scan("NB-000001", Optional.of(2))).hasMessageContaining("Slot 2");
    }

    @Test
    void aBrokenFileIsShownAndOffersNothing() {
        test.station.offerSetup(rig(THREE), List.of());
        test.station.setupBroken(List.of("line.yaml:3:1: unknown key 'slotts'."));
        assertThat(test.station.setup().faults()).hasSize(1);
        assertThat(test.station.setup().changes()).isEmpty();
        test.scanAndStart(1);
        test.assertPassed(1);
        test.station.offerSetup(rig(ONE, TWO), List.of());
        assertThat(test.station.setup()).isEqualTo(Setup.UNCHANGED);
    }

    private static Rig rig(SlotPort... slots) {
        return Rig.of(new Fixture("test-line", Fixture.Kind.VIRTUAL, List.of(slots)));
    }
}
