package org.nailbed.sequence.board;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.WriteReport;
import org.nailbed.run.Fault;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.wire.Deadline;

/**
 * Writes a firmware set, then has the board digest every region of it: a reply that says OK proves nothing.
 *
 * @param set the set's name in the product
 * @param mode whether what the board holds already is written again
 */
public record Flash(String set, WriteMode mode) implements PhaseKind {

    /** Writes what differs. */
    public Flash(String set) {
        this(set, WriteMode.CHANGED);
    }

    public Flash() {
        this(Recipe.MAIN);
    }

    @Override
    public String word() {
        return "flash";
    }

    @Override
    public Role role() {
        return Role.WRITES;
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        FirmwareSet firmware = recipe.firmware(set);
        return Reckoning.writing(firmware, baud).plus(Reckoning.digesting(firmware));
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        sheet.declare("duration", "ms")
                .declare("bytes", "B")
                .declare("unchanged-bytes", "B")
                .declare("wire-bytes", "B")
                .declare("baud", "Bd")
                .declare("resent-blocks")
                .declare("restarts");
        Digests.declare(sheet, recipe.firmware(set));
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        FirmwareSet firmware = work.recipe().firmware(set);
        write(work.programmer().write(firmware, mode, deadline), work.sheet());
        return Digests.prove(firmware, work, deadline);
    }

    private static void write(WriteReport report, MeasurementSheet sheet) {
        sheet.set("duration", report.duration().toMillis());
        sheet.set("bytes", report.imageBytes());
        sheet.set("unchanged-bytes", report.skippedBytes());
        sheet.set("wire-bytes", report.wireBytes());
        sheet.set("baud", report.baud());
        sheet.set("resent-blocks", report.resentBlocks());
        sheet.set("restarts", report.restarts());
    }
}
