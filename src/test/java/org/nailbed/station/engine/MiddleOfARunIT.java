package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.ledger.RunDetail;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.ledger.postgres.LedgerStore;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseRecord;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.station.Day.DatabaseState;

/** What happens to a station in the middle of its runs. */
class MiddleOfARunIT {

    @TempDir
    Path dir;

    @Test
    void aStoppedBoardFreesItsPortWhileTheOthersGoOn() {
        try (TestDatabase database = TestDatabase.create();
                SimulatedLine line = new SimulatedLine(2, Timing.OFF, database.books(), dir)) {
            line.start(1);
            line.start(2);
            line.awaitPhase(1, "flash");
            long stopNanos = System.nanoTime();
            line.station.stop(1);
            line.assertEnded(1, Outcome.ABORTED, FaultCode.STOPPED);
            assertThat(Duration.ofNanos(System.nanoTime() - stopNanos)).isLessThan(Duration.ofSeconds(5));
            line.assertPortIsFree(1);
            line.assertPassed(2);
            line.start(1);
            line.assertPassed(1);
        }
    }

    @Test
    void aDatabaseThatGoesInTheMiddleCostsAVerdictAndNoFact() throws IOException {
        try (TestDatabase database = TestDatabase.create();
                CutCable cable = new CutCable(database.station());
                LedgerStore store = LedgerStore.open(database.owner(), cable.address());
                SimulatedLine line = new SimulatedLine(2, Timing.OFF, store.books(), dir)) {
            line.start(1);
            line.awaitPhase(1, "flash");
            cable.cut();
            line.assertEnded(1, Outcome.ERROR, FaultCode.DATABASE_DOWN);
            UUID run = line.awaitEnded(1).run();
            assertThat(database.ledger().run(run).orElseThrow().summary().ended())
                    .isEmpty();
            line.assertPortIsFree(1);

            line.start(2);
            line.assertEnded(2, Outcome.ERROR, FaultCode.DATABASE_DOWN);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> line.station.day().database() == DatabaseState.DOWN);

            cable.mend();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> database.ledger()
                            .run(run)
                            .orElseThrow()
                            .summary()
                            .outcome()
                            .isPresent());
            RunDetail late = database.ledger().run(run).orElseThrow();
            assertThat(late.summary().outcome()).contains(Outcome.ERROR);
            assertThat(late.summary().faultCode()).contains(FaultCode.DATABASE_DOWN);
            assertThat(late.phases())
                    .extracting(PhaseRecord::name)
                    .isEqualTo(List.of("identify", "guard", "flash", "boot"));
            line.start(2);
            line.assertPassed(2);
        }
    }
}
