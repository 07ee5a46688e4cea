package org.nailbed.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.nailbed.app.bench.line.LinePlan;
import org.nailbed.app.bench.line.LineRehearsal;
import org.nailbed.app.bench.line.LineReport;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.ledger.embedded.EmbeddedDatabase;
import org.nailbed.ledger.postgres.LedgerStore;
import org.nailbed.run.Outcome;
import org.nailbed.simulator.demo.DemoFirmware;
import picocli.CommandLine.Option;

/** {@code bench --part LINE}: a whole shift on a simulated line, and whether its books are true. */
final class LinePart {

    private static final String CHIP = "esp32s3";

    /** Many times what settling and noticing take: longer than this is no slowness but a board that was forgotten. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(5);

    @Option(
            names = "--line-slots",
            defaultValue = "32",
            paramLabel = "N",
            description = "LINE: slots of the line (default: ${DEFAULT-VALUE}).")
    private int slots;

    @Option(
            names = "--line-boards",
            defaultValue = "500",
            paramLabel = "N",
            description = "LINE: boards that shall pass (default: ${DEFAULT-VALUE}).")
    private int boards;

    @Option(
            names = "--line-faulty",
            defaultValue = "5",
            paramLabel = "PERCENT",
            description = "LINE: share of boards that are bad at their first attempt (default: ${DEFAULT-VALUE}).")
    private int faultyPercent;

    @Option(
            names = "--line-seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "LINE: which boards are bad, and how (default: ${DEFAULT-VALUE}).")
    private long seed;

    /**
     * Rehearses a shift and prints what came of it.
     *
     * @return how many things in the books are not true
     */
    int run(Path scratch, PrintWriter out) throws IOException, InterruptedException {
        LinePlan plan = plan();
        Path folder = scratch.resolve("line-firmware");
        DemoFirmware.write(folder, CHIP, DemoFirmware.Kind.PRODUCTION, DemoFirmware.Size.SMALL);
        FirmwareSet firmware = FirmwareSource.read(List.of(folder.toString())).set();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(scratch.resolve("line-data"));
                LedgerStore store = LedgerStore.open(database.owner(), database.station())) {
            LineReport report = new LineRehearsal(plan, firmware).run(store.books(), scratch);
            print(report, out);
            boolean idled = report.longestIdle().compareTo(LONGEST_IDLE) > 0;
            if (idled) {
                out.println("A slot with a board in it stood idle longer than " + LONGEST_IDLE.toSeconds() + " s.");
            }
            return report.complaints().size() + (idled ? 1 : 0);
        }
    }

    private LinePlan plan() {
        try {
            return new LinePlan(slots, boards, faultyPercent, seed);
        } catch (IllegalArgumentException e) {
            throw new Failure.Usage(String.valueOf(e.getMessage()));
        }
    }

    private static void print(LineReport report, PrintWriter out) {
        LinePlan plan = report.plan();
        List<Long> served = report.servedLeastAndMost();
        double minutes = report.duration().toMillis() / 60_000.0;
        out.printf(
                Locale.ROOT,
                "### A line of %d slots, %d boards, %d %% faulty, seed %d%n%n| what | figure |%n|---|---|%n",
                plan.slots(),
                plan.boards(),
                plan.faultyPercent(),
                plan.seed());
        row(
                out,
                "attempts",
                "%d (%d PASS, %d FAIL, %d ERROR, %d ABORTED)"
                        .formatted(
                                report.attempts(),
                                report.count(Outcome.PASS),
                                report.count(Outcome.FAIL),
                                report.count(Outcome.ERROR),
                                report.count(Outcome.ABORTED)));
        row(out, "faults", report.faults().toString());
        row(
                out,
                "time",
                String.format(
                        Locale.ROOT, "%.1f s, %.0f attempts a minute", minutes * 60, report.attempts() / minutes));
        row(out, "boards on a slot", "%d to %d".formatted(served.get(0), served.get(1)));
        row(
                out,
                "from insertion to the begin of the run",
                "%d ms median, %d ms longest"
                        .formatted(
                                report.medianIdle().toMillis(),
                                report.longestIdle().toMillis()));
        row(
                out,
                "books",
                report.complaints().isEmpty() ? "true" : report.complaints().size() + " complaints");
        report.complaints().forEach(complaint -> out.println("- " + complaint));
        out.println();
        out.flush();
    }

    private static void row(PrintWriter out, String what, String figure) {
        out.println("| " + what + " | " + figure + " |");
    }
}
