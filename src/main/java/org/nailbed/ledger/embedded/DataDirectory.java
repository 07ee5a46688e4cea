package org.nailbed.ledger.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.nailbed.ledger.LedgerException;

/** PostgreSQL's own files in a data home: made once, whole or not at all. */
final class DataDirectory {

    /** Of the programs in the jar; data of another major version cannot be read by them. */
    static final String MAJOR_VERSION = "18";

    private static final long LARGEST_LOG_BYTES = 8L * 1024 * 1024;

    private final DataHome home;

    DataDirectory(DataHome home) {
        this.home = home;
    }

    Path path() {
        return home.resolve("pgdata");
    }

    Path log() {
        return home.resolve("database.log");
    }

    /** @throws LedgerException when the data are of another PostgreSQL */
    void requireOurVersion() throws IOException {
        Path file = path().resolve("PG_VERSION");
        String found = Files.exists(file) ? Files.readString(file).strip() : MAJOR_VERSION;
        if (!found.equals(MAJOR_VERSION)) {
            throw new LedgerException(
                    "The database in " + path() + " is of PostgreSQL " + found + ", this Nailbed brings "
                            + MAJOR_VERSION + ". Use the Nailbed that made it, or move the data by dump and restore.",
                    null);
        }
    }

    /** Makes an empty cluster that belongs to {@code owner}, unless there is one. A start that was cut off left nothing that counts. */
    void makeUnlessThere(ServerProcess server, String owner, String password) throws IOException {
        if (Files.exists(path())) {
            return;
        }
        Path half = home.resolve("pgdata.new");
        deleteTree(half);
        Path passwordFile = home.newSecretFile("owner-password.new", password);
        try {
            server.initialise(half, owner, passwordFile);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(half, path(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Keeps at most two logs of bounded size; for a server that does not run. */
    void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LARGEST_LOG_BYTES) {
            Files.move(log(), home.resolve("database.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
