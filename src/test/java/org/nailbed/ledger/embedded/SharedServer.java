package org.nailbed.ledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The one embedded PostgreSQL server of a test process; stopped and removed when the process ends. */
public final class SharedServer {
    /** Unpacked once per machine: half of a first start's time. */
    static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "nailbed-test-postgresql-18");

    private SharedServer() {}

    /** Started at the first call. */
    public static EmbeddedDatabase get() {
        return Holder.SERVER;
    }

    private static final class Holder {
        static final EmbeddedDatabase SERVER = start();

        private static EmbeddedDatabase start() {
            try {
                Path home = Files.createTempDirectory("nailbed-test-");
                EmbeddedDatabase server = EmbeddedDatabase.start(home, PROGRAMS);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    delete(home);
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static void delete(Path root) {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
