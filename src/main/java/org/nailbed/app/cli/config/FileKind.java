package org.nailbed.app.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which of the two kinds a file is: by its folder, else by the keys that only one of them has. */
final class FileKind {

    private static final String PRODUCTS = "products";
    private static final Pattern STATION = Pattern.compile("(?m)^(?:products?|slots|virtual-jig|panel|database):");

    private FileKind() {}

    /** A file that cannot be read is what its folder says. */
    static boolean isProduct(Path file) {
        boolean among = Optional.ofNullable(file.toAbsolutePath().getParent())
                .map(Path::getFileName)
                .filter(folder -> folder.toString().equals(PRODUCTS))
                .isPresent();
        try {
            return among || !STATION.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            return false;
        }
    }
}
