package org.nailbed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
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
    void killedInTheMiddleOfEightRunsItFindsThemAbortedAtTheNextStartAndToldToEndItTearsDown()
            throws InterruptedException, IOException {
        Path data = home.resolve("data");
        Path stationFile = stationWithTeardown();
        try (StationProcess killed = StationProcess.start(stationFile, data, FreePort.find())) {
            scanAndStartAll(killed);
            awaitFlashing(killed);
            killed.killNine();
        }
        try (StationProcess station = StationProcess.start(stationFile, data, FreePort.find())) {
            assertThat(outcomes(station)).containsOnly("ABORTED").hasSize(BOARDS);
            assertThat(station.runs()).allSatisfy(run -> {
                assertThat(run.path("faultCode").asText()).isEqualTo("STATION_DIED");
                assertThat(run.path("serialNumber").asText()).startsWith("NB-");
            });
            scanAndStartAll(station);
            awaitFlashing(station);
        }
        try (StationProcess station = StationProcess.start(stationFile, data, FreePort.find())) {
            List<JsonNode> stopped = station.runs().subList(0, BOARDS);
            assertThat(stopped).allSatisfy(run -> {
                assertThat(run.path("faultCode").asText()).isEqualTo("STOPPED");
                JsonNode phases =
                        station.get("/api/runs/" + run.path("id").asText()).path("phases");
                JsonNode last = phases.path(phases.size() - 1);
                assertThat(last.path("name").asText()).isEqualTo("farewell");
                assertThat(last.path("group").asText()).isEqualTo("TEARDOWN");
                assertThat(last.path("fault").isMissingNode()
                                || last.path("fault").isNull())
                        .as(last.toString())
                        .isTrue();
            });
        }
    }

    private static void awaitFlashing(StationProcess station) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> station.slots().stream()
                        .allMatch(slot -> slot.path("state").asText().equals("RUNNING")
                                && slot.path("phase").asText().equals("flash")));
    }

    /** The virtual jig, whose product takes leave of every board. */
    private Path stationWithTeardown() throws IOException {
        Path files = Files.createDirectories(home.resolve("station-config"));
        String product = Files.readString(Path.of("station-config/products/demo.yaml"));
        Files.createDirectories(files.resolve("products"));
        Files.writeString(
                files.resolve("products/demo.yaml"),
                product + "\nteardown:\n  - mark: {name: farewell, attachment: left.txt, text: 'Left slot {slot}.'}\n");
        return Files.writeString(
                files.resolve("virtual-jig.yaml"), Files.readString(Path.of("station-config/virtual-jig.yaml")));
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
