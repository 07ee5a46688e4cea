package org.nailbed.station.config.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.nailbed.station.config.yaml.NamedFile;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Type;

/**
 * The path of a file, which is read with the file that names it: what was checked is what is used, whatever becomes of it later.
 *
 * @param maxBytes of its content
 */
public record FileType(int maxBytes) implements Type<NamedFile> {

    @Override
    public Optional<NamedFile> read(Place place) {
        return Scalar.TEXT.read(place).flatMap(path -> load(path, place));
    }

    private Optional<NamedFile> load(String path, Place place) {
        Optional<Path> file = place.reading().beside(path);
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            place.fault(place.name() + " names " + path
                    + ", which is no file here. Paths start in the folder of this file.");
            return Optional.empty();
        }
        return load(path, file.get(), place);
    }

    /**
     * Loads a file that is known.
     *
     * @param path as it is written
     */
    public Optional<NamedFile> load(String path, Path file, Place place) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(maxBytes + 1);
            if (content.length > maxBytes) {
                place.fault("%s names %s, which has %d bytes, expected at most %d. Make it smaller."
                        .formatted(place.name(), path, Files.size(file), maxBytes));
                return Optional.empty();
            }
            String role = place.name().replace("'", "");
            NamedFile loaded = new NamedFile(role, path, file, content, sha256(content));
            place.reading().keep(loaded);
            return Optional.of(loaded);
        } catch (IOException e) {
            place.fault(place.name() + " names " + path + ", which cannot be read: " + e + ". Check its permissions.");
            return Optional.empty();
        }
    }

    /** Lower-case hex. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    @Override
    public Schema schema() {
        return Schema.type("string").with("minLength", 1);
    }

    @Override
    public String words() {
        return "the path of a file, from this one's folder";
    }
}
