package org.nailbed.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.ledger.Counters;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.postgres.LedgerStore;
import org.nailbed.run.FaultCode;

/** {@code kill -9} on a station in the middle of its runs, while its PostgreSQL lives on. */
class KilledStationIT {
    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void nextStartFindsEveryRunAndEndsTheCutOffOnes() throws Exception {
        Process station = launch();
        List<UUID> begun = begunBy(station);
        assertThat(begun).hasSize(KilledStation.SLOTS);
        ProcessHandle server = server();
        assertThatThrownBy(this::start)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("in use by another station (process " + station.pid() + ")");

        station.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(server.isAlive()).as("the server outlives its station").isTrue();

        try (EmbeddedDatabase database = start();
                LedgerStore store = LedgerStore.open(database.owner(), database.station())) {
            server.onExit().get(10, TimeUnit.SECONDS);
            assertThat(store.ledger().abortUnfinished(KilledStation.NAME, Instant.now()))
                    .containsExactlyElementsOf(begun);
            assertThat(store.ledger().counters(KilledStation.NAME, Instant.EPOCH))
                    .isEqualTo(new Counters(1, 0, 0, KilledStation.SLOTS));
            assertThat(begun)
                    .allSatisfy(id -> assertThat(store.ledger()
                                    .run(id)
                                    .orElseThrow()
                                    .summary()
                                    .faultCode())
                            .contains(FaultCode.STATION_DIED));
        }
        assertThat(folder.resolve("pgdata/postmaster.pid")).doesNotExist();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledStation.class.getName(),
                        folder.toString(),
                        SharedServer.PROGRAMS.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<UUID> begunBy(Process station) throws IOException {
        List<UUID> ids = new ArrayList<>();
        BufferedReader output = station.inputReader();
        for (String line = output.readLine(); line != null && !line.equals("ready"); line = output.readLine()) {
            if (line.startsWith("begun ")) {
                ids.add(UUID.fromString(line.substring("begun ".length())));
            }
        }
        return ids;
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(folder, SharedServer.PROGRAMS);
    }

    private ProcessHandle server() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(folder.resolve("pgdata/postmaster.pid"))
                .get(0)
                .strip());
        return ProcessHandle.of(pid).orElseThrow();
    }
}
