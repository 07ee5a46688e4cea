package org.nailbed.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.Output;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.jig.SimulatedJig;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Offers pretended boards until it is stopped. */
@Command(
        name = "simulate",
        description = {
            "Offers pretended boards that behave as ROM and stub loader do, and boot what their flash holds.",
            "Prints an address for each and runs until Ctrl-C."
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4})\\s*(KB|MB)", Pattern.CASE_INSENSITIVE);
    private static final int MAX_BOARDS = 1000;

    @Option(names = "--chip", defaultValue = "esp32", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.")
    private String chip = "";

    @Option(
            names = "--count",
            defaultValue = "1",
            paramLabel = "N",
            description = "Boards (default: ${DEFAULT-VALUE}).")
    private int count;

    @ArgGroup(multiplicity = "1")
    private @Nullable Place place;

    @Option(names = "--flash-dir", paramLabel = "DIR", description = "Keep each board's flash as a file there.")
    private @Nullable Path flashDirectory;

    @Option(
            names = "--timing",
            defaultValue = "REALISTIC",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private JigOptions.Timing timing = JigOptions.Timing.REALISTIC;

    @Option(
            names = "--flash-size",
            defaultValue = "4MB",
            paramLabel = "SIZE",
            description = "Of each board (default: ${DEFAULT-VALUE}).")
    private String flashSize = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Where the boards are offered. */
    static final class Place {
        @Option(
                names = "--dir",
                required = true,
                paramLabel = "DIR",
                description = "On pseudo-terminals: links DIR/board1, DIR/board2, …")
        private @Nullable Path directory;

        @Option(
                names = "--tcp",
                required = true,
                paramLabel = "PORT",
                description = "On 127.0.0.1, one port for each board, upward from PORT; 0 takes free ones.")
        private @Nullable Integer firstPort;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (count < 1 || count > MAX_BOARDS) {
            throw new Failure.Usage("--count " + count + " is not between 1 and " + MAX_BOARDS + ".");
        }
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch stop = new CountDownLatch(1);
        Thread onCtrlC = new Thread(() -> stopAndAwait(stop, closed), "nailbed-stop");
        Runtime.getRuntime().addShutdownHook(onCtrlC);
        try (SimulatedJig jig = jig()) {
            print(jig, Output.of(spec).out());
            stop.await();
        } finally {
            closed.countDown();
        }
        return ExitCode.OK.number();
    }

    private static void stopAndAwait(CountDownLatch stop, CountDownLatch closed) {
        stop.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SimulatedJig jig() {
        JigOptions options = new JigOptions(chip, count, flashSizeBytes(), timing, Optional.ofNullable(flashDirectory));
        Place where = place;
        if (where != null && where.directory != null) {
            return SimulatedJig.onPtys(options, where.directory);
        }
        return SimulatedJig.onTcp(options, where == null || where.firstPort == null ? 0 : where.firstPort);
    }

    private static void print(SimulatedJig jig, PrintWriter out) {
        jig.boards().forEach(board -> out.println(board.address() + "  " + board.mac()));
        out.flush();
    }

    private int flashSizeBytes() {
        Matcher size = SIZE.matcher(flashSize);
        if (!size.matches()) {
            throw new Failure.Usage("--flash-size " + flashSize + " is not understood. Write it as 4MB or 512KB.");
        }
        boolean mega = size.group(2).toUpperCase(Locale.ROOT).equals("MB");
        return Math.multiplyExact(Integer.parseInt(size.group(1)), mega ? 1 << 20 : 1 << 10);
    }
}
