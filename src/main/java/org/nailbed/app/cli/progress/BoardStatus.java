package org.nailbed.app.cli.progress;

import java.util.Locale;
import java.util.Optional;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Facts;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.Words;
import org.nailbed.flash.Progress;

/**
 * How far one board is.
 *
 * @param progress of what it is at; empty before its port is open
 * @param seconds since its start
 */
public record BoardStatus(String port, Optional<Progress> progress, Optional<Result> result, double seconds) {

    public boolean isDone() {
        return result.isPresent();
    }

    /** Of a board that has ended; one that has not when all threads are gone is a defect. */
    public ExitCode exit() {
        return result.map(Result::exit).orElse(ExitCode.INTERNAL);
    }

    /** "write", "upload stub", "open". */
    String step() {
        return progress.map(now -> now.step().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("open");
    }

    /** "write 42 %", "connect". */
    String doing() {
        return showsShare() ? step() + " " + percent() + " %" : step();
    }

    boolean showsShare() {
        return progress.filter(now -> now.totalBytes() > 0 && now.step() != Progress.Step.UPLOAD_STUB)
                .isPresent();
    }

    int percent() {
        return progress.filter(now -> now.totalBytes() > 0)
                .map(now -> (int) (100 * now.doneBytes() / now.totalBytes()))
                .orElse(0);
    }

    /** One board's line of JSON; only of one that has ended. */
    Facts facts() {
        Facts facts = new Facts().with("port", port);
        result.ifPresent(ended -> facts.with("outcome", ended.outcome())
                .with("seconds", Words.millis(seconds))
                .with("exitCode", ended.exit().number())
                .with("code", ended.failure().map(Failure::code))
                .with("message", ended.failure().map(Failure::message))
                .with(ended.facts()));
        return facts;
    }

    /**
     * How it ended.
     *
     * @param words what was done and proven; empty on a failure
     */
    public record Result(Optional<Failure> failure, String words, Facts facts) {

        public static Result passed(String words, Facts facts) {
            return new Result(Optional.empty(), words, facts);
        }

        public static Result failed(Failure failure, Facts facts) {
            return new Result(Optional.of(failure), "", facts);
        }

        /** Of this board alone. */
        public ExitCode exit() {
            return failure.map(Failure::exit).orElse(ExitCode.OK);
        }

        /** "PASS", "FAIL" or "STOPPED". */
        String outcome() {
            return switch (exit()) {
                case OK -> "PASS";
                case INTERRUPTED -> "STOPPED";
                default -> "FAIL";
            };
        }

        /** What follows the outcome on its line. */
        String detail(String port) {
            if (exit() == ExitCode.INTERRUPTED) {
                return "";
            }
            // The line begins with the port already.
            String prefix = port + ": ";
            return failure.map(Failure::line)
                    .map(line -> line.startsWith(prefix) ? Words.capital(line.substring(prefix.length())) : line)
                    .orElse(words);
        }
    }
}
