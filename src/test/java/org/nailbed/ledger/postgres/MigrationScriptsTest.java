package org.nailbed.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.Test;

class MigrationScriptsTest {
    private static final Path FOLDER = Path.of("migrations");

    @Test
    void everyScriptOfTheFolderIsNamedAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();

            assertThat(MigrationScripts.NAMES).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void packedScriptIsTheOneInTheFolder() throws IOException {
        for (String name : MigrationScripts.NAMES) {
            LoadableResource script = Objects.requireNonNull(new MigrationScripts().getResource(name));
            try (BufferedReader packed = new BufferedReader(script.read())) {
                assertThat(packed.lines().collect(Collectors.joining("\n")))
                        .isEqualTo(String.join("\n", Files.readAllLines(FOLDER.resolve(name))));
            }
        }
    }

    @Test
    void callbacksAreNeitherFoundNorTakenForMigrations() {
        MigrationScripts scripts = new MigrationScripts();

        assertThat(scripts.getResources("afterMigrate", new String[] {".sql"})).isEmpty();
        assertThat(scripts.getResources("V", new String[] {".sql"})).hasSize(MigrationScripts.NAMES.size());
    }
}
