package org.nailbed.station.config.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nailbed.station.config.type.FileType;

/** Whether files are still the same. */
final class Fingerprint {

    /** A build folder has what is flashed in it and one folder below. */
    private static final int DEPTH = 2;

    private Fingerprint() {}

    /**
     * Of a file by its content, and of those that it names by size and time: they may be large.
     *
     * @return empty when the file is not there
     * @throws IOException when it cannot be read now
     */
    static Optional<String> of(Path file, List<Path> named) throws IOException {
        return Files.exists(file)
                ? Optional.of(of(FileType.sha256(Files.readAllBytes(file)), named))
                : Optional.empty();
    }

    /** As {@link #of(Path, List)}, of a file whose hash is known. */
    static String of(String sha256, List<Path> named) throws IOException {
        StringBuilder text = new StringBuilder(sha256);
        for (Path other : named) {
            text.append('\n').append(outside(other));
        }
        return text.toString();
    }

    private static String outside(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return file + " " + stamp(file);
        }
        try (Stream<Path> inside = Files.walk(file, DEPTH)) {
            StringBuilder text = new StringBuilder();
            for (Path path : inside.filter(Files::isRegularFile).sorted().toList()) {
                text.append(path).append(' ').append(stamp(path)).append('\n');
            }
            return text.toString();
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private static String stamp(Path file) throws IOException {
        return Files.exists(file)
                ? Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis()
                : "gone";
    }
}
