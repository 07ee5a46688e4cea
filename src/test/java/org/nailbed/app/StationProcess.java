package org.nailbed.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A whole station as a user starts it: the built launcher in a process of its own, spoken to over HTTP. */
final class StationProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final Path log;
    private final int port;

    private StationProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static StationProcess start(Path data, int port) {
        return start(Path.of("station-config/virtual-jig.yaml"), data, port);
    }

    static StationProcess start(Path stationFile, Path data, int port) {
        try {
            Path log = Files.createTempFile(data.getParent(), "station", ".log");
            Process process = new ProcessBuilder(
                            "target/nailbed",
                            "--station",
                            stationFile.toString(),
                            "--data",
                            data.toString(),
                            "--port",
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            StationProcess station = new StationProcess(process, log, port);
            boolean up = false;
            try {
                station.awaitPanel();
                up = true;
                return station;
            } finally {
                if (!up) {
                    process.destroy();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("target/nailbed could not be started; run 'mvn package' first", e);
        }
    }

    private void awaitPanel() {
        await().alias("the panel answers; log: " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(process.isAlive())
                            .as(() -> "the station lives; its log:\n" + log())
                            .isTrue();
                    try {
                        return get("/q/health/ready").path("status").asText().equals("UP");
                    } catch (UncheckedIOException e) {
                        return false;
                    }
                });
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    JsonNode post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    List<JsonNode> slots() {
        return list(get("/api/station").path("slots"));
    }

    List<JsonNode> runs() {
        return list(get("/api/runs?limit=100").path("runs"));
    }

    /** The end that no process can answer to. */
    void killNine() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, SECONDS)).isTrue();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(30, SECONDS))
                .as("the station ends when told to")
                .isTrue();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> nodes = new java.util.ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
            return response.body().isEmpty() ? json.nullNode() : json.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
