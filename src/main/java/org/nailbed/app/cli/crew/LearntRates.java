package org.nailbed.app.cli.crew;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.nailbed.flash.espressif.rate.RateBook;

/** What this user's commands learnt of the rates that ports hold. */
public final class LearntRates {
    private static final String FILE = "rates.tsv";

    private LearntRates() {}

    /** @param err is told when the file cannot be read or written */
    public static RateBook book(PrintWriter err) {
        return RateBook.in(folder().resolve(FILE), warning -> err.println("Warning: " + warning));
    }

    /** Where a program keeps what it learnt: the XDG base directories, and what Windows has for it. */
    private static Path folder() {
        Path home = Path.of(System.getProperty("user.home", ""));
        Path base = environment("XDG_STATE_HOME")
                .or(() -> environment("LOCALAPPDATA"))
                .orElseGet(() -> home.resolve(".local").resolve("state"));
        return base.resolve("nailbed");
    }

    private static Optional<Path> environment(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
