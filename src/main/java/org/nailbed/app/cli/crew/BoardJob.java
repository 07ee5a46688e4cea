package org.nailbed.app.cli.crew;

import java.util.List;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.Words;
import org.nailbed.app.cli.progress.BoardStatus;
import org.nailbed.app.cli.progress.JsonView;
import org.nailbed.app.cli.progress.LiveView;
import org.nailbed.app.cli.progress.LogView;
import org.nailbed.app.cli.progress.ProgressView;
import org.nailbed.app.cli.progress.Terminal;

/** The same work on a board at each of many ports, shown while it runs and summed up at its end. */
public final class BoardJob {
    private final PortOptions ports;
    private final BoardTask.Way way;
    private final boolean json;

    /** @param json whether results are printed as JSON Lines, and progress on the error output */
    BoardJob(PortOptions ports, BoardTask.Way way, boolean json) {
        this.ports = ports;
        this.way = way;
        this.json = json;
    }

    /** Does it and returns the exit code. */
    public int run(BoardWork work, Output output) {
        List<BoardTask> tasks = ports.addresses().stream()
                .map(port -> new BoardTask(port, work, way, output.err()))
                .toList();
        ProgressView view = view(output);
        Crew crew = new Crew();
        crew.work(tasks, () -> view.draw(statuses(tasks)), () -> report(tasks, view, output));
        return crew.wasStopped() ? ExitCode.INTERRUPTED.number() : exit(tasks).number();
    }

    private ProgressView view(Output output) {
        if (json) {
            return new JsonView(output.out(), new LogView(output.err(), LogView.Results.LEFT_OUT));
        }
        // What is traced live would be drawn over.
        return Terminal.isThere() && !way.traces().live()
                ? new LiveView(output.out(), Terminal.look())
                : new LogView(output.out(), LogView.Results.SHOWN);
    }

    private static List<BoardStatus> statuses(List<BoardTask> tasks) {
        return tasks.stream().map(BoardTask::status).toList();
    }

    private void report(List<BoardTask> tasks, ProgressView view, Output output) {
        List<BoardStatus> boards = statuses(tasks);
        view.draw(boards);
        if (!json) {
            long passed = count(boards, ExitCode.OK);
            long stopped = count(boards, ExitCode.INTERRUPTED);
            double seconds =
                    boards.stream().mapToDouble(BoardStatus::seconds).max().orElse(0);
            output.out()
                    .println(passed + " passed, " + (boards.size() - passed - stopped) + " failed, "
                            + (stopped == 0 ? "" : stopped + " stopped, ") + Words.seconds(seconds));
            output.out().flush();
        }
        if (output.debug()) {
            boards.stream()
                    .flatMap(board -> board.result().stream())
                    .flatMap(result -> result.failure().stream())
                    .forEach(failure -> failure.cause().printStackTrace(output.err()));
        }
    }

    private static long count(List<BoardStatus> boards, ExitCode exit) {
        return boards.stream().filter(board -> board.exit() == exit).count();
    }

    private static ExitCode exit(List<BoardTask> tasks) {
        return ExitCode.ofSeveral(
                statuses(tasks).stream().map(BoardStatus::exit).toList());
    }
}
