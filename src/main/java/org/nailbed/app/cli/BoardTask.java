package org.nailbed.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nailbed.flash.Progress;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspProgrammer;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.Ports;
import org.nailbed.wire.Trace;

/** Does one piece of work on one board and remembers how far it is; read by another thread meanwhile. */
final class BoardTask implements Crew.Task, Progress.Listener {
    private static final int CONNECT_BAUD = 115_200;

    /** What is done with a board. */
    interface Work {
        /** Returns what was done, in words. */
        String on(EspProgrammer programmer);
    }

    private final String address;
    private final EspOptions options;
    private final Work work;
    private final Traces traces;
    private final long startNanos = System.nanoTime();
    private volatile Optional<Progress> progress = Optional.empty();
    private volatile Optional<BoardStatus.Result> result = Optional.empty();
    private volatile long endNanos;

    BoardTask(String address, EspOptions options, Work work, Traces traces) {
        this.address = address;
        this.options = options;
        this.work = work;
        this.traces = traces;
    }

    @Override
    public String port() {
        return address;
    }

    @Override
    public void run() {
        BoardStatus.Result ended;
        try {
            ended = BoardStatus.Result.passed(work());
        } catch (RuntimeException e) {
            ended = BoardStatus.Result.failed(Failure.of(e));
        }
        endNanos = System.nanoTime();
        result = Optional.of(ended);
    }

    private String work() {
        Port port = Ports.open(address, CONNECT_BAUD, Deadline.after(Budgets.OPEN));
        try (EspProgrammer programmer = new EspProgrammer(port, options, this)) {
            return work.on(programmer);
        } catch (RuntimeException e) {
            traces.keep(address, port.trace());
            throw e;
        }
    }

    @Override
    public void progressed(Progress now) {
        progress = Optional.of(now);
    }

    BoardStatus status() {
        Optional<BoardStatus.Result> ended = result;
        long until = ended.isPresent() ? endNanos : System.nanoTime();
        return new BoardStatus(address, progress, ended, (until - startNanos) / 1e9);
    }

    /** Keeps what went over the port of a board that did not pass, when the user wants it. */
    record Traces(Optional<Path> directory) {

        static final Traces NONE = new Traces(Optional.empty());

        void keep(String port, Trace trace) {
            directory.ifPresent(target -> {
                try {
                    Files.createDirectories(target);
                    Files.writeString(target.resolve(fileName(port)), trace.dump());
                } catch (IOException e) {
                    System.err.println(
                            "Trace of " + port + " was not kept: " + e + ". Check --trace-dir. [TRACE_NOT_KEPT]");
                }
            });
        }

        private static String fileName(String port) {
            return port.replaceAll("[^A-Za-z0-9._-]+", "_") + ".trace.txt";
        }
    }
}
