package org.nailbed.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nailbed.app.bench.JigProcess.Transport;

/** Lets every contender flash the same simulated boards, scenario by scenario, and prints a table for each. */
final class SpeedBench {
    private static final int WARM_UP_BOARDS = 16;

    private final Workload work;
    private final Plan plan;
    private final Path scratch;
    private final PrintWriter out;

    /** Who flashes. */
    enum Contender {
        ENGINE,
        COMMAND,
        PEER
    }

    /**
     * What is measured.
     *
     * @param jigs how many boards at once, one after another
     * @param peer command template
     */
    record Plan(
            List<Scenario> scenarios,
            List<Integer> jigs,
            List<Contender> contenders,
            Transport transport,
            String peer) {}

    SpeedBench(Workload work, Plan plan, Path scratch, PrintWriter out) {
        this.work = work;
        this.plan = plan;
        this.scratch = scratch;
        this.out = out;
    }

    /** @return how many boards failed */
    int run() throws IOException, InterruptedException {
        describe();
        warmUp();
        int failed = 0;
        for (Scenario scenario : plan.scenarios()) {
            failed += run(scenario);
        }
        return failed;
    }

    private void describe() {
        out.printf(
                Locale.ROOT,
                "%s, %d images, %d bytes, %.0f %% of it when compressed, %d baud; %d processors, Java %s%n%n",
                work.chip(),
                work.firmware().images().size(),
                work.imageBytes(),
                100.0 * work.deflatedBytes() / work.imageBytes(),
                work.baud(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
    }

    /** A station has been running for hours when a board comes: the first boards in this JVM are not the figure. */
    private void warmUp() throws IOException, InterruptedException {
        flash(Contender.ENGINE, Scenario.BLANK, WARM_UP_BOARDS);
        flash(Contender.ENGINE, Scenario.SAME, WARM_UP_BOARDS);
    }

    private int run(Scenario scenario) throws IOException, InterruptedException {
        // The limit comes from the bytes that the engine sent; so one board first, unless the table begins with it
        // anyway.
        Figures engine = flash(Contender.ENGINE, scenario, 1);
        Limit limit = Limit.of(
                engine.wireBytes().orElse(0),
                work.baud(),
                scenario.held(work.firmware()),
                Scenario.content(work.firmware()));
        BenchTable table = new BenchTable(out, limit);
        table.printHeader(scenario);
        int failed = 0;
        for (int boards : plan.jigs()) {
            for (Contender contender : plan.contenders()) {
                boolean isKnown = contender == Contender.ENGINE && boards == 1;
                Figures figures = isKnown ? engine : flash(contender, scenario, boards);
                table.print(figures);
                failed += figures.failed();
            }
        }
        out.println();
        return failed;
    }

    private Figures flash(Contender contender, Scenario scenario, int boards) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(scratch, "jig");
        Optional<byte[]> held = scenario.held(work.firmware());
        if (held.isPresent()) {
            for (int number = 1; number <= boards; number++) {
                Files.write(folder.resolve("board" + number + ".bin"), held.get());
            }
        }
        JigProcess.Place place =
                new JigProcess.Place(plan.transport(), folder.resolve("ports"), held.map(content -> folder));
        try (JigProcess jig = JigProcess.start(work, boards, place)) {
            return switch (contender) {
                case ENGINE -> EngineContender.flash(work, jig.addresses());
                case COMMAND -> CommandContender.nailbed(work, jig.addresses(), scratch);
                case PEER -> CommandContender.peer(plan.peer(), work, jig.addresses(), scratch);
            };
        } finally {
            delete(folder);
        }
    }

    /** With all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
