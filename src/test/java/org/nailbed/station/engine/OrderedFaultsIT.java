package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.ledger.RunDetail;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.station.SlotState.Ended;

/** Every fault that a pretended board can be ordered to have, on the middle one of three slots. */
@TestInstance(Lifecycle.PER_CLASS)
class OrderedFaultsIT {

    private static final int BAD = 2;

    private TestDatabase database;
    private SimulatedLine line;

    @BeforeAll
    void openAndRunOnce(@TempDir Path dir) {
        database = TestDatabase.create();
        line = new SimulatedLine(3, Timing.OFF, database.books(), dir);
        runAll();
    }

    @AfterAll
    void close() {
        line.close();
        database.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new BoardFault.Silence(), FaultCode.NO_SYNC, Outcome.ERROR),
                Arguments.of(new BoardFault.Garbage(), FaultCode.GARBAGE_HEARD, Outcome.ERROR),
                Arguments.of(new BoardFault.OtherChip("esp32c3"), FaultCode.WRONG_CHIP, Outcome.ERROR),
                Arguments.of(new BoardFault.BadChecksum(1000), FaultCode.LINK_CORRUPT, Outcome.ERROR),
                Arguments.of(new BoardFault.WrongMd5(), FaultCode.DIGEST_MISMATCH, Outcome.FAIL),
                Arguments.of(new BoardFault.UnplugAt(200_000), FaultCode.PORT_GONE, Outcome.ERROR),
                Arguments.of(new BoardFault.DeadFlash(), FaultCode.FLASH_DEAD, Outcome.FAIL),
                Arguments.of(new BoardFault.BootLoop(), FaultCode.BOOT_LOOP, Outcome.FAIL));
    }

    @Test
    void aSlotThatSeeksItsRateTellsWhatItLearntAndNoOtherDoes() {
        runAll();
        line.assertPassed(3);
        assertThat(line.station.slot(3).learntBaud())
                .hasValueSatisfying(baud -> assertThat(baud).isGreaterThan(921_600));
        assertThat(line.station.slot(1).learntBaud()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultHasItsCodeAndDisturbsNoOtherSlot(BoardFault fault, FaultCode code, Outcome outcome) {
        ThreadsSince threads = ThreadsSince.now();
        line.order(BAD, fault);
        runAll();
        line.assertPassed(1);
        line.assertPassed(3);
        line.assertEnded(BAD, outcome, code);

        Ended ended = line.awaitEnded(BAD);
        RunDetail record = database.ledger().run(ended.run()).orElseThrow();
        assertThat(record.summary().outcome()).contains(outcome);
        assertThat(record.summary().faultCode()).contains(code);
        assertThat(record.attachmentNames()).as("the trace is kept").isNotEmpty();
        assertThat(threads.alive()).isEmpty();

        line.heal(BAD);
        line.board(BAD).plugIn();
        line.assertPortIsFree(BAD);
        line.start(BAD);
        line.assertPassed(BAD);
    }

    @Test
    void oneDamagedBlockIsSentAgainAndTheRunPasses() {
        line.order(BAD, new BoardFault.BadChecksum(1));
        runAll();
        List.of(1, BAD, 3).forEach(line::assertPassed);
        line.heal(BAD);
    }

    @Test
    void aBoardWithTheMacOfAnotherUnitIsRefused() {
        runAll();
        line.order(BAD, new BoardFault.OtherMac(line.board(3).mac()));
        line.start(BAD);
        line.assertEnded(BAD, Outcome.ERROR, FaultCode.DUPLICATE_MAC);
        line.heal(BAD);
        line.assertPortIsFree(BAD);
    }

    @Test
    void ofTwoBoardsWithOneMacAtOnceExactlyOnePasses() {
        List.of(1, BAD).forEach(slot -> line.order(slot, new BoardFault.OtherMac("7c:df:a1:00:00:99")));
        line.station.scan("NB-000901", Optional.of(1));
        line.station.scan("NB-000902", Optional.of(BAD));
        line.station.startAll();
        List<Optional<FaultCode>> faults = Stream.of(1, BAD)
                .map(line::awaitEnded)
                .map(ended -> ended.fault().map(fault -> fault.code()))
                .toList();
        assertThat(faults).containsExactlyInAnyOrder(Optional.empty(), Optional.of(FaultCode.DUPLICATE_MAC));
        List.of(1, BAD).forEach(line::heal);
    }

    private void runAll() {
        List.of(1, BAD, 3).forEach(slot -> line.station.scan(TestStation.serialNumber(slot), Optional.of(slot)));
        line.station.startAll();
        List.of(1, BAD, 3).forEach(line::awaitEnded);
    }
}
