package org.nailbed.panel.guard;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
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
