package org.nailbed.app.cli;

import java.util.Locale;
import java.util.Optional;
import org.nailbed.flash.Progress;

/**
 * How far one board is.
 *
 * @param progress of what it is at; empty before its port is open
 * @param seconds since its start
 */
record BoardStatus(String port, Optional<Progress> progress, Optional<Result> result, double seconds) {

    boolean isDone() {
        return result.isPresent();
    }

    /** "write 42 %", "connect". */
    String doing() {
        if (progress.isEmpty()) {
            return "open";
        }
        String step = progress.get().step().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return showsShare() ? step + " " + percent() + " %" : step;
    }

    boolean showsShare() {
        return progress.filter(now -> now.totalBytes() > 0
                        && (now.step() == Progress.Step.WRITE || now.step() == Progress.Step.VERIFY))
                .isPresent();
    }

    int percent() {
        return progress.filter(now -> now.totalBytes() > 0)
                .map(now -> (int) (100 * now.doneBytes() / now.totalBytes()))
                .orElse(0);
    }

    /**
     * How it ended.
     *
     * @param words what was done and proven; empty on a failure
     */
    record Result(Optional<Failure> failure, String words) {

        static Result passed(String words) {
            return new Result(Optional.empty(), words);
        }

        static Result failed(Failure failure) {
            return new Result(Optional.of(failure), "");
        }

        ExitCode exit() {
            return failure.map(Failure::exit).orElse(ExitCode.OK);
        }

        /** "PASS …", "FAIL …" or "STOPPED", for a line that begins with the port. */
        String line() {
            if (exit() == ExitCode.INTERRUPTED) {
                return "STOPPED";
            }
            return failure.map(fault -> "FAIL  " + fault.line()).orElse("PASS  " + words);
        }
    }
}
