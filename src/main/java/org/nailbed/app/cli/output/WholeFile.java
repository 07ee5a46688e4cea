package org.nailbed.app.cli.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** A file that is there whole, or as it was before: a full disk or an end in the middle leaves no half of it. */
public final class WholeFile {

    private WholeFile() {}

    /** Gives what the file shall hold. */
    public interface Content {
        /** @throws UncheckedIOException when the stream takes no more; what else it throws passes through */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes beside the file and puts the draft in its place at the end.
     *
     * @throws Failure.File when it, or its folder, cannot be written
     */
    public static void write(Path file, Content content) {
        try {
            writeBeside(file, content);
        } catch (IOException e) {
            throw new Failure.File(file, e);
        } catch (UncheckedIOException e) {
            throw new Failure.File(file, Objects.requireNonNull(e.getCause()));
        }
    }

    private static void writeBeside(Path file, Content content) throws IOException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, ".nailbed-", ".part");
        try {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                content.writeTo(to);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
