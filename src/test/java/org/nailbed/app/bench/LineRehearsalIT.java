package org.nailbed.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.app.bench.line.LinePlan;
import org.nailbed.app.bench.line.LineRehearsal;
import org.nailbed.app.bench.line.LineReport;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.run.Outcome;
import org.nailbed.simulator.demo.DemoFirmware;

/** A small shift; the whole one is {@code nailbed bench --part LINE}. */
class LineRehearsalIT {

    @Test
    void everyBoardThatIsFedHasOneRecordForEachAttemptAndTheCountersEqualTheLedger(@TempDir Path scratch)
            throws InterruptedException {
        LinePlan plan = new LinePlan(4, 16, 25, 7);
        try (TestDatabase database = TestDatabase.create()) {
            LineReport report = new LineRehearsal(plan, firmware(scratch)).run(database.books(), scratch);

            assertThat(report.complaints()).isEmpty();
            assertThat(report.attempts()).isEqualTo(20);
            assertThat(report.count(Outcome.PASS)).isEqualTo(16);
        }
    }

    private static FirmwareSet firmware(Path scratch) {
        Path folder = scratch.resolve("firmware");
        DemoFirmware.write(folder, "esp32s3", DemoFirmware.Kind.PRODUCTION, DemoFirmware.Size.SMALL);
        return FirmwareSource.read(List.of(folder.toString())).set();
    }
}
