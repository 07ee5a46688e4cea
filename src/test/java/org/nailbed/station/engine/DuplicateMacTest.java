package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.engine.FakeBoard.Step;

class DuplicateMacTest {

    private static final String ONE_MAC = "24:0a:c4:aa:bb:cc";

    private final TestStation test = TestStation.with(2, new MemoryLedger());

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void ofTwoBoardsWithOneMacAtTheSameTimeExactlyOneGoesOn() throws InterruptedException {
        for (int slot : List.of(1, 2)) {
            test.boards.board(slot).withMac(ONE_MAC).holdAt(Step.IDENTIFY).holdAt(Step.WRITE);
        }
        test.scanAll();
        test.station.startAll();
        for (int slot : List.of(1, 2)) {
            test.boards.board(slot).awaitAt(Step.IDENTIFY);
        }
        for (int slot : List.of(1, 2)) {
            test.boards.board(slot).letGo(Step.IDENTIFY);
        }
        // One is refused while the other is still held at its write, so the ledger cannot know the MAC yet.
        org.awaitility.Awaitility.await()
                .atMost(TestStation.PATIENCE)
                .until(() -> Stream.of(1, 2).anyMatch(slot -> test.state(slot) instanceof Ended));
        for (int slot : List.of(1, 2)) {
            test.boards.board(slot).letGo(Step.WRITE);
        }
        List<Ended> ended = Stream.of(1, 2).map(test::awaitEnded).toList();
        assertThat(ended).extracting(Ended::outcome).containsExactlyInAnyOrder(Outcome.PASS, Outcome.ERROR);
        Ended refused = ended.stream()
                .filter(end -> end.outcome() == Outcome.ERROR)
                .findFirst()
                .orElseThrow();
        assertThat(refused.fault().orElseThrow().code()).isEqualTo(FaultCode.DUPLICATE_MAC);
        assertThat(test.boards.board(1).writes() + test.boards.board(2).writes())
                .isEqualTo(1);
    }

    @Test
    void aMacThatTheLedgerKnowsUnderAnotherSerialNumberIsRefusedBeforeAnythingIsWritten() {
        test.boards.board(1).withMac(ONE_MAC);
        test.boards.board(2).withMac(ONE_MAC);
        test.scanAndStart(1);
        test.assertPassed(1);
        test.scanAndStart(2);
        test.assertEnded(2, Outcome.ERROR, FaultCode.DUPLICATE_MAC);
        assertThat(test.awaitEnded(2).fault().orElseThrow().message())
                .contains(ONE_MAC)
                .contains("NB-000001")
                .contains("NB-000002");
        assertThat(test.boards.board(2).writes()).isZero();
    }

    @Test
    void theSameBoardMayRunAgainUnderItsOwnSerialNumber() {
        test.boards.board(1).withMac(ONE_MAC);
        test.boards.board(2).withMac(ONE_MAC);
        test.scanAndStart(1);
        test.assertPassed(1);
        test.station.scan(TestStation.serialNumber(1), java.util.Optional.of(2));
        test.station.start(2);
        test.assertPassed(2);
    }
}
