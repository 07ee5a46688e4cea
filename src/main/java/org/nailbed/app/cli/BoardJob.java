package org.nailbed.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nailbed.flash.esp.EspOptions;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The same work on a board at each of many ports, shown while it runs and summed up at its end. */
final class BoardJob {
    private final EspOptions options;
    private final BoardTask.Traces traces;

    BoardJob(EspOptions options, BoardTask.Traces traces) {
        this.options = options;
        this.traces = traces;
    }

    /** Where a command prints, and how much. */
    record Output(PrintWriter out, PrintWriter err, boolean debug) {
        static Output of(@Nullable CommandSpec spec) {
            CommandLine command = spec == null ? Cli.commandLine() : spec.commandLine();
            return new Output(command.getOut(), command.getErr(), Cli.isDebug(command));
        }
    }

    /** Does it and returns the exit code. */
    int run(List<String> ports, BoardTask.Work work, Output output) {
        requireEachOnce(ports);
        List<BoardTask> tasks = ports.stream()
                .map(port -> new BoardTask(port, options, work, traces))
                .toList();
        ProgressView view = new ProgressView(output.out(), isTerminal());
        Crew crew = new Crew();
        crew.work(tasks, () -> view.draw(statuses(tasks)), () -> report(tasks, view, output));
        return crew.wasStopped() ? ExitCode.INTERRUPTED.number() : exit(tasks).number();
    }

    private static void requireEachOnce(List<String> ports) {
        Set<String> seen = new HashSet<>();
        ports.stream().filter(port -> !seen.add(port)).findFirst().ifPresent(port -> {
            throw new Failure.Usage("Port " + port + " is named twice. Name every port once.");
        });
    }

    private static List<BoardStatus> statuses(List<BoardTask> tasks) {
        return tasks.stream().map(BoardTask::status).toList();
    }

    private static void report(List<BoardTask> tasks, ProgressView view, Output output) {
        List<BoardStatus> boards = statuses(tasks);
        view.draw(boards);
        long passed =
                boards.stream().filter(board -> exit(board) == ExitCode.OK).count();
        double seconds = boards.stream().mapToDouble(BoardStatus::seconds).max().orElse(0);
        output.out().printf(Locale.ROOT, "%d passed, %d failed, %.1f s%n", passed, boards.size() - passed, seconds);
        output.out().flush();
        if (output.debug()) {
            boards.stream()
                    .flatMap(board -> board.result().stream())
                    .flatMap(result -> result.failure().stream())
                    .forEach(failure -> failure.cause().printStackTrace(output.err()));
        }
    }

    private static ExitCode exit(List<BoardTask> tasks) {
        EnumSet<ExitCode> kinds = statuses(tasks).stream()
                .map(BoardJob::exit)
                .filter(code -> code != ExitCode.OK)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ExitCode.class)));
        return switch (kinds.size()) {
            case 0 -> ExitCode.OK;
            case 1 -> kinds.iterator().next();
            default -> ExitCode.SEVERAL;
        };
    }

    private static ExitCode exit(BoardStatus board) {
        return board.result().map(BoardStatus.Result::exit).orElse(ExitCode.INTERNAL);
    }

    /** Java 22 and later have a console where there is no terminal too, and a method to ask. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
