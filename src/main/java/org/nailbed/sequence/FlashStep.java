package org.nailbed.sequence;

import java.util.Optional;
import org.nailbed.flash.WriteReport;
import org.nailbed.run.Fault;
import org.nailbed.wire.Deadline;

/** Writes the firmware set. That it was written says nothing yet: the next phase proves it. */
final class FlashStep implements Step {

    @Override
    public MeasurementSheet declare(Recipe recipe) {
        return new MeasurementSheet()
                .declare("duration", "ms")
                .declare("bytes", "B")
                .declare("unchanged-bytes", "B")
                .declare("wire-bytes", "B")
                .declare("baud", "Bd")
                .declare("resent-blocks")
                .declare("restarts");
    }

    @Override
    public Optional<Fault> run(Work work, Deadline deadline) {
        WriteReport report = work.programmer().write(work.bench().recipe().firmware(), deadline);
        MeasurementSheet sheet = work.sheet();
        sheet.set("duration", report.duration().toMillis());
        sheet.set("bytes", report.imageBytes());
        sheet.set("unchanged-bytes", report.skippedBytes());
        sheet.set("wire-bytes", report.wireBytes());
        sheet.set("baud", report.baud());
        sheet.set("resent-blocks", report.resentBlocks());
        sheet.set("restarts", report.restarts());
        return Optional.empty();
    }
}
