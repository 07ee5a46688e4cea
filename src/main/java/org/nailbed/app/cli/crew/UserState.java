package org.nailbed.app.cli.crew;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nailbed.firmware.stream.StreamFolder;
import org.nailbed.flash.espressif.rate.RateBook;

/** What this user's commands learnt and made, kept for the next. */
public final class UserState {
    private UserState() {}

    /**
     * The rates that ports were found to hold.
     *
     * @param err is told when the file cannot be read or written
     */
    public static RateBook rates(PrintWriter err) {
        return RateBook.in(folder().resolve("rates.tsv"), warning -> err.println("Warning: " + warning));
    }

    /** As {@link #rates}, for a command that learns: makes the folder where they are kept. */
    static RateBook ratesToLearn(PrintWriter err) {
        try {
            Files.createDirectories(folder());
        } catch (IOException e) {
            // The book says so itself once there is something to keep.
        }
        return rates(err);
    }

    /** Images as small as deflate makes them. */
    public static StreamFolder streams() {
        return new StreamFolder(folder().resolve("streams"));
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
