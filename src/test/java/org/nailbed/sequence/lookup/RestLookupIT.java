package org.nailbed.sequence.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.UnitData;
import org.nailbed.wire.Deadline;

/** Against a service of its own on this machine. */
@Timeout(20)
class RestLookupIT {
    private static final Duration USUAL = Duration.ofSeconds(10);

    private final UnitData unit = new UnitData();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile String askedFor = "";
    private volatile String authorization = "";

    /** What the service does with a question. */
    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void service() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        unit.put(UnitData.SERIAL_NUMBER, "SN 1/ä");
        unit.put(UnitData.MAC, "24:0a:c4:de:ad:be");
    }

    @AfterEach
    void over() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void unitIsAskedForWithTheTokenAndItsNumbersEscaped() {
        answers(200, "{\"wifi-key\":\"abc\",\"gain\":1.50,\"debug\":true,\"off\":null,\"list\":[1],\"a b\":1}");

        Map<String, String> values =
                lookup("/units/{serial-number}?mac={mac}", USUAL).find(unit, deadline());

        assertThat(askedFor).isEqualTo("/units/SN%201%2F%C3%A4?mac=24%3A0a%3Ac4%3Ade%3Aad%3Abe");
        assertThat(authorization).isEqualTo("Bearer t0ken");
        assertThat(values).isEqualTo(Map.of("wifi-key", "abc", "gain", "1.50", "debug", "true"));
    }

    @Test
    void numberThatIsAStepInAPathIsNotAskedFor() {
        answers(200, "{}");
        unit.put(UnitData.SERIAL_NUMBER, "..");

        assertThatThrownBy(() -> lookup("/units/{serial-number}", USUAL).find(unit, deadline()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.UNIT_DATA_MISSING))
                .hasMessageContaining("asked for by '..'");
        assertThat(askedFor).isEmpty();
    }

    @Test
    void secretValuesAreMasked() {
        answers(200, "{\"wifi-key\":\"abc-123\"}");

        lookup("/{mac}", USUAL).findInto(unit, deadline());

        assertThat(unit.get("data.wifi-key")).contains("abc-123");
        assertThat(unit.masked("abc-123")).isEqualTo("***");
    }

    @Test
    void secretThatIsMisspeltDoesNotPassAsAnOpenValue() {
        answers(200, "{\"wifi_key\":\"abc-123\"}");

        assertFault(FaultCode.UNIT_DATA_MISSING, USUAL)
                .hasMessageContaining("lacks [wifi-key]")
                .hasMessageNotContaining("abc-123");
    }

    @Test
    void unitThatTheServiceDoesNotKnowIsNamed() {
        answers(404, "none");

        assertFault(FaultCode.UNIT_DATA_MISSING, USUAL)
                .hasMessageContaining("unit SN 1/ä, board 24:0a:c4:de:ad:be")
                .hasMessageContaining("http://127.0.0.1:");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 401, 204})
    void anyOtherStatusIsAFailure(int status) {
        answers(status, "");

        assertFault(FaultCode.LOOKUP_FAILED, USUAL).hasMessageContaining("status " + status);
    }

    @Test
    void redirectIsNotFollowedForTheTokenWouldGoWithIt() {
        handles(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertFault(FaultCode.LOOKUP_FAILED, USUAL).hasMessageContaining("status 302");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc-123", "[\"abc-123\"]", "{\"key\":\"abc-123\"", "{\"a\":1,\"a\":2}"})
    void whatIsNoJsonObjectIsRefusedAndNotShown(String answer) {
        answers(200, answer);

        assertFault(FaultCode.LOOKUP_FAILED, USUAL)
                .hasMessageContaining("no JSON object")
                .hasMessageNotContaining("abc-123");
    }

    @Test
    void answerThatIsTooLargeIsRefused() {
        answers(200, "{\"key\":\"" + "x".repeat(RestLookup.MAX_BYTES) + "\"}");

        assertFault(FaultCode.LOOKUP_FAILED, USUAL).hasMessageContaining("more than 65536 bytes");
    }

    @Test
    void silentServiceIsGivenUpInTime() {
        handles(exchange -> awaitEnd());

        assertFault(FaultCode.LOOKUP_FAILED, Duration.ofMillis(150)).hasMessageContaining("no answer within 150 ms");
    }

    @Test
    void serviceThatStopsInTheMiddleOfItsAnswerIsGivenUpInTime() {
        handles(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"key\"".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            awaitEnd();
        });

        assertFault(FaultCode.LOOKUP_FAILED, Duration.ofMillis(150)).hasMessageContaining("no answer within 150 ms");
    }

    @Test
    void serviceThatIsNotThereIsAFailure() {
        Lookup lookup = lookup("/{mac}", USUAL);
        server.stop(0);

        assertThatThrownBy(() -> lookup.find(unit, deadline()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.LOOKUP_FAILED))
                .hasMessageNotContaining("t0ken");
    }

    @Test
    void interruptStopsTheQuestion() {
        CountDownLatch asked = new CountDownLatch(1);
        handles(exchange -> {
            asked.countDown();
            awaitEnd();
        });
        Thread self = Thread.currentThread();
        CompletableFuture<Void> interrupting = CompletableFuture.runAsync(() -> {
            await(asked);
            self.interrupt();
        });

        assertFault(FaultCode.STOPPED, USUAL);

        assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
        interrupting.join();
    }

    @Test
    void unitWithoutTheNumberIsNotAskedFor() {
        Lookup lookup = lookup("/{lot}", USUAL);

        assertThatThrownBy(() -> lookup.find(unit, deadline()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.UNIT_DATA_MISSING));
        assertThat(askedFor).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://host/{mac}", "http://{data.host}/x", "http://user@host/", "units/{mac}", "http://a b/"})
    void addressThatIsNoneIsRefused(String uri) {
        assertThatThrownBy(() -> new RestLookup(Template.of(uri), Optional.empty(), USUAL, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tokenIsShownNowhere() {
        assertThat(lookup("/{mac}", USUAL).toString()).contains("/{mac}").doesNotContain("t0ken");
    }

    private void answers(int status, String body) {
        handles(exchange -> {
            askedFor = exchange.getRequestURI().toASCIIString();
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    private void handles(Handler handler) {
        server.createContext("/", handler::handle);
    }

    private void awaitEnd() {
        await(end);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertFault(FaultCode code, Duration timeout) {
        Lookup lookup = lookup("/{mac}", timeout);
        return assertThatThrownBy(() -> lookup.find(unit, deadline()))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private Lookup lookup(String path, Duration timeout) {
        return new RestLookup(
                Template.of("http://127.0.0.1:" + server.getAddress().getPort() + path),
                Optional.of(Secret.ofFile("t0ken\n")),
                timeout,
                Set.of("wifi-key"));
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(15));
    }
}
