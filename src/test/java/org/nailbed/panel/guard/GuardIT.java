package org.nailbed.panel.guard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.nailbed.panel.PanelProfile;

@QuarkusTest
@TestProfile(PanelProfile.class)
class GuardIT {

    @Test
    void aForeignPageCannotCommandTheJig() {
        for (String origin : new String[] {"http://evil.example", "null", "http://localhost:1"}) {
            given().header("Origin", origin)
                    .post("/api/stop")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("code", equalTo("ORIGIN_FOREIGN"));
        }
    }

    @Test
    void theOwnPageCan() {
        int port = RestAssured.port;
        given().header("Origin", "http://localhost:" + port)
                .header("Host", "localhost:" + port)
                .post("/api/stop")
                .then()
                .statusCode(200);
    }

    @Test
    void aNameThatWasPointedHereIsRefusedAlsoForReading() {
        given().header("Host", "rebound.evil.example")
                .get("/api/station")
                .then()
                .statusCode(403)
                .body("code", equalTo("HOST_UNKNOWN"));
    }

    @Test
    void aClientOfHttp2WhichSendsNoHostIsLetIn() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + RestAssured.port + "/api/station");
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .build()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aFormCannotScan() {
        given().contentType("text/plain")
                .body("{\"text\":\"NB-000001\"}")
                .post("/api/scan")
                .then()
                .statusCode(415)
                .body("code", equalTo("BODY_NOT_JSON"));
    }

    @Test
    void everyAnswerTellsTheBrowserWhatItMayDo() {
        for (String path : new String[] {"/api/station", "/q/health/live", "/openapi", "/no-such-page"}) {
            given().get(path)
                    .then()
                    .header(
                            "Content-Security-Policy",
                            allOf(
                                    containsString("default-src 'self'"),
                                    containsString("frame-ancestors 'none'"),
                                    not(containsString("unsafe-eval"))))
                    .header("X-Frame-Options", "DENY")
                    .header("Referrer-Policy", "no-referrer");
        }
    }

    @Test
    void aBodyThatIsTooBigIsNotTaken() {
        given().contentType("application/json")
                .body("{\"text\":\"" + "x".repeat(100_000) + "\"}")
                .post("/api/scan")
                .then()
                .statusCode(413);
    }
}
