package org.nailbed.panel.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nailbed.panel.FakeParts;
import org.nailbed.panel.PanelProfile;
import org.nailbed.station.Station;
import org.nailbed.station.engine.FakeBoard.Step;

@QuarkusTest
@TestProfile(PanelProfile.class)
class LiveIT {

    @Inject
    Station station;

    @Inject
    FakeParts parts;

    @Test
    void aPageHearsTheStationThenEveryChangeAndTheBeat() throws Exception {
        parts.boards().board(2).holdAt(Step.WRITE).withMac("24:0a:c4:00:02:02");
        try (Page page = new Page()) {
            await().until(() -> !page.heard.isEmpty());
            JsonNode first = page.heard.get(0);
            assertThat(first.path("type").asText()).isEqualTo("station");
            assertThat(first.path("station").path("slots")).hasSize(4);

            station.scan("NB-000222", Optional.of(2));
            page.awaitSlot(2, "READY");
            station.start(2);
            page.awaitSlot(2, "RUNNING");
            await().until(() -> page.ofType("slot").stream()
                    .anyMatch(slot -> slot.path("slot").path("phase").asText().equals("flash")));
            parts.boards().board(2).letGo(Step.WRITE);
            page.awaitSlot(2, "PASS");
            await().until(() -> !page.ofType("counters").isEmpty());
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> page.ofType("beat").size() >= 2);
        }
        station.clear(2);
    }

    @Test
    void aPageThatComesBackBeginsWithTheWholeStation() throws Exception {
        try (Page page = new Page()) {
            await().until(() -> !page.ofType("station").isEmpty());
        }
        station.scan("NB-000333", Optional.of(3));
        try (Page page = new Page()) {
            await().until(() -> !page.ofType("station").isEmpty());
            JsonNode slot = page.heard.get(0).path("station").path("slots").get(2);
            assertThat(slot.path("serialNumber").asText()).isEqualTo("NB-000333");
        }
        station.clear(3);
    }

    @Test
    void aForeignPageCannotListen() {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header("Origin", "http://evil.example")
                        .buildAsync(socketUri(), new WebSocket.Listener() {})
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
    }

    private static URI socketUri() {
        return URI.create("ws://localhost:" + RestAssured.port + "/live");
    }

    /** A page that keeps all it hears. */
    private static final class Page implements WebSocket.Listener, AutoCloseable {

        final List<JsonNode> heard = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private final ObjectMapper mapper = new ObjectMapper();
        private final WebSocket socket;

        Page() {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(socketUri(), this)
                    .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                try {
                    heard.add(mapper.readTree(part.toString()));
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(part.toString(), e);
                }
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        List<JsonNode> ofType(String type) {
            return heard.stream()
                    .filter(message -> message.path("type").asText().equals(type))
                    .toList();
        }

        void awaitSlot(int number, String state) {
            await().until(() -> ofType("slot").stream()
                    .map(message -> message.path("slot"))
                    .anyMatch(slot -> slot.path("number").asInt() == number
                            && slot.path("state").asText().equals(state)));
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
