package org.nailbed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.FreePort;

/** The main job, and its worst end, through the launcher that the build leaves. */
class StationProcessIT {

    private static final int BOARDS = 8;

    @TempDir
    private Path home;

    @Test
    void eightBoardsPassAndTheirRecordsSurviveARestart() throws InterruptedException {
        Path data = home.resolve("data");
        try (StationProcess station = StationProcess.start(data, FreePort.find())) {
            scanAndStartAll(station);
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> station.slots().stream()
                            .noneMatch(slot -> slot.path("state").asText().equals("RUNNING")));
            assertThat(outcomes(station)).containsOnly("PASS").hasSize(BOARDS);
        }
        try (StationProcess station = StationProcess.start(data, FreePort.find())) {
            List<JsonNode> runs = station.runs();
            assertThat(outcomes(station)).containsOnly("PASS").hasSize(BOARDS);
            assertThat(macs(runs)).as("every board has its own MAC").hasSize(BOARDS);
            for (JsonNode run : runs) {
                JsonNode detail = station.get("/api/runs/" + run.path("id").asText());
                assertThat(detail.path("images"))
                        .as("bootloader, partition table, application")
                        .hasSize(3);
                detail.path("images")
                        .forEach(image ->
                                assertThat(image.path("sha256").asText()).matches("[0-9a-f]{64}"));
            }
        }
    }

    @Test
    void killedInTheMiddleOfEightRunsItFindsThemAbortedAtTheNextStart() throws InterruptedException {
        Path data = home.resolve("data");
        try (StationProcess killed = StationProcess.start(data, FreePort.find())) {
            scanAndStartAll(killed);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> killed.slots().stream()
                            .allMatch(slot -> slot.path("state").asText().equals("RUNNING")
                                    && slot.path("phase").asText().equals("flash")));
            killed.killNine();
        }
        try (StationProcess station = StationProcess.start(data, FreePort.find())) {
            assertThat(outcomes(station)).containsOnly("ABORTED").hasSize(BOARDS);
            assertThat(station.runs()).allSatisfy(run -> {
                assertThat(run.path("faultCode").asText()).isEqualTo("STATION_DIED");
                assertThat(run.path("serialNumber").asText()).startsWith("NB-");
            });
            scanAndStartAll(station);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(station.slots())
                            .allSatisfy(slot ->
                                    assertThat(slot.path("state").asText()).isEqualTo("RUNNING")));
        }
    }

    private static void scanAndStartAll(StationProcess station) {
        for (int board = 1; board <= BOARDS; board++) {
            JsonNode scanned = station.post("/api/scan", "{\"text\":\"NB-%06d\"}".formatted(board));
            assertThat(scanned.path("slot").asInt()).as(scanned.toString()).isEqualTo(board);
        }
        assertThat(station.post("/api/start", "{}").path("started")).hasSize(BOARDS);
    }

    private static List<String> outcomes(StationProcess station) {
        return station.runs().stream().map(run -> run.path("outcome").asText()).toList();
    }

    private static Set<String> macs(List<JsonNode> runs) {
        Set<String> macs = new TreeSet<>();
        runs.forEach(run -> macs.add(run.path("mac").asText()));
        return macs;
    }
}
