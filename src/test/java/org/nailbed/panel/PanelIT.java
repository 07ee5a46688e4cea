package org.nailbed.panel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.station.SlotState.Empty;
import org.nailbed.station.SlotState.Running;
import org.nailbed.station.Station;
import org.nailbed.station.engine.FakeBoard.Step;

@QuarkusTest
@TestProfile(PanelProfile.class)
class PanelIT {

    @Inject
    Station station;

    @Inject
    FakeParts parts;

    @BeforeEach
    void emptyTheJig() {
        parts.memory().reconnect();
        station.slots().forEach(slot -> {
            parts.boards().board(slot.number()).heal();
            List.of(Step.values()).forEach(parts.boards().board(slot.number())::letGo);
        });
        station.stopAll();
        await().until(() -> station.slots().stream().noneMatch(slot -> slot.state() instanceof Running));
        station.slots().forEach(slot -> station.clear(slot.number()));
    }

    @Test
    void theStationIsToldWhole() {
        given().get("/api/station")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("name", equalTo("test-line"))
                .body("virtual", equalTo(true))
                .body("database", equalTo("up"))
                .body("version", notNullValue())
                .body("product.name", equalTo("demo"))
                .body("product.chip", equalTo("ESP32-S3"))
                .body("product.serialNumberPattern", equalTo("NB-\\d{6}"))
                .body("product.serialNumberExample", equalTo("NB-000001"))
                .body("product.firmware[0].name", equalTo("app"))
                .body("product.firmware[0].offset", equalTo(0x10000))
                .body("product.firmware[0].sizeBytes", equalTo(100_000))
                .body("product.firmware[0].sha256.length()", equalTo(64))
                .body("counters.since", containsString("T"))
                .body("slots", hasSize(4))
                .body("slots[0].number", equalTo(1))
                .body("slots[0].state", equalTo("EMPTY"))
                .body("slots[0].port", equalTo("fake/board1"))
                .body("slots[0].canStart", equalTo(false))
                .body("slots[0].serialNumber", nullValue());
    }

    @Test
    void aScannedBoardRunsAndItsRecordCanBeRead() {
        scan("{\"text\":\"NB-000001\\r\\n\"}")
                .statusCode(200)
                .body("slot", equalTo(1))
                .body("serialNumber", equalTo("NB-000001"));
        post("/api/slots/1/start").statusCode(204);
        String run = awaitState(1, "PASS").extract().path("slots[0].runId");

        given().get("/api/runs/" + run)
                .then()
                .statusCode(200)
                .body("id", equalTo(run))
                .body("slot", equalTo(1))
                .body("product", equalTo("demo"))
                .body("serialNumber", equalTo("NB-000001"))
                .body("outcome", equalTo("PASS"))
                .body("station", equalTo("test-line"))
                .body("chip", equalTo("ESP32-S3"))
                .body("fault", nullValue())
                .body("images[0].sha256.length()", equalTo(64))
                .body("phases.name", equalTo(List.of("identify", "guard", "flash", "boot")))
                .body("phases[0].measurements", not(empty()))
                .body("phases[0].measurements[0].good", equalTo(true))
                .body("attachments", notNullValue());
        given().get("/api/runs?text=000001&outcome=PASS").then().statusCode(200).body("runs.id", hasItem(run));
    }

    @Test
    void aFaultSaysItsCauseAndTheNextAction() {
        parts.boards().board(2).failAt(Step.VERIFY, new FlashException(FlashFault.DIGEST_MISMATCH, "app differs"));
        scan("{\"text\":\"NB-000002\",\"slot\":2}").statusCode(200);
        post("/api/slots/2/start").statusCode(204);
        String run = awaitState(2, "FAIL")
                .body("slots[1].fault.code", equalTo("DIGEST_MISMATCH"))
                .body("slots[1].fault.message", containsString("app differs"))
                .body("slots[1].fault.nextAction", containsString("Flash once more"))
                .body("slots[1].canStart", equalTo(true))
                .extract()
                .path("slots[1].runId");
        String attachment = given().get("/api/runs/" + run)
                .then()
                .body("fault.code", equalTo("DIGEST_MISMATCH"))
                .body("faultCode", equalTo("DIGEST_MISMATCH"))
                .extract()
                .path("attachments[0]");
        given().get("/api/runs/" + run + "/attachments/" + attachment)
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .contentType(containsString("text/plain"));
        given().get("/api/runs/" + run + "/attachments/absent.txt")
                .then()
                .statusCode(404)
                .body("code", equalTo("ATTACHMENT_UNKNOWN"));
    }

    @Test
    void aRunningSlotSaysHowFarItIsAndCanBeStopped() throws InterruptedException {
        parts.boards().board(3).holdAt(Step.WRITE);
        scan("{\"text\":\"NB-000003\",\"slot\":3}").statusCode(200);
        post("/api/start").statusCode(200).body("started", hasItem(3)).body("skipped", hasItem(1));
        parts.boards().board(3).awaitAt(Step.WRITE);
        awaitState(3, "RUNNING")
                .body("slots[2].phase", equalTo("flash"))
                .body("slots[2].phaseIndex", equalTo(2))
                .body("slots[2].group", equalTo("MAIN"))
                .body("slots[2].tryNumber", equalTo(1))
                .body("slots[2].phaseCount", equalTo(4))
                .body("slots[2].progress", greaterThan(0.1f))
                .body("slots[2].secondsLeft", notNullValue())
                .body("slots[2].seconds", notNullValue())
                .body("slots[2].mac", equalTo("24:0a:c4:00:00:03"))
                .body("slots[2].canStop", equalTo(true));
        post("/api/slots/3/start").statusCode(409).body("code", equalTo("NOT_NOW"));
        post("/api/stop").statusCode(200).body("stopped", equalTo(List.of(3)));
        awaitState(3, "ABORTED").body("slots[2].fault.code", equalTo("STOPPED"));
        post("/api/slots/3/clear").statusCode(204);
        assertThat(station.slot(3).state()).isEqualTo(new Empty());
    }

    @Test
    void whatCannotBeDoneIsAProblemInWords() {
        scan("{\"text\":\"XX\",\"slot\":1}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("status", equalTo(422))
                .body("code", equalTo("SERIAL_PATTERN"))
                .body("title", notNullValue())
                .body("detail", containsString("expected one like NB-000001"));
        post("/api/slots/99/start").statusCode(404).body("code", equalTo("UNKNOWN_SLOT"));
        post("/api/slots/1/start").statusCode(409).body("code", equalTo("NOT_NOW"));
        post("/api/slots/1/stop").statusCode(409).body("code", equalTo("NOT_NOW"));
        scan("{}").statusCode(422).body("code", equalTo("PARAMETER"));
        scan("").statusCode(422).body("code", equalTo("PARAMETER"));
        scan("not json").statusCode(400).contentType("application/problem+json");
        scan("{\"text\":\"NB-000001\",\"slot\":\"x\"}").statusCode(400).contentType("application/problem+json");
        given().get("/api/runs/" + UUID.randomUUID()).then().statusCode(404).body("code", equalTo("RUN_UNKNOWN"));
        for (String query : List.of("limit=0", "limit=1000000", "outcome=GOOD", "before=x")) {
            given().get("/api/runs?" + query).then().statusCode(422).body("code", equalTo("PARAMETER"));
        }
        given().get("/api/nothing").then().statusCode(404);
    }

    @Test
    void aDatabaseThatIsDownIsAProblemAndNotATrace() {
        parts.memory().disconnect();
        given().get("/api/runs")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("DATABASE_DOWN"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/api/station").then().body("database", equalTo("down")));
        given().get("/q/health/ready").then().statusCode(503);
        parts.memory().reconnect();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/q/health").then().statusCode(200));
    }

    @Test
    void theHistoryIsReadInPages() {
        for (int round = 0; round < 3; round++) {
            scan("{\"text\":\"NB-00010" + round + "\",\"slot\":4}").statusCode(200);
            parts.boards().board(4).withMac("24:0a:c4:00:01:0" + round);
            post("/api/slots/4/start").statusCode(204);
            awaitState(4, "PASS");
        }
        String next = given().get("/api/runs?text=NB-0001&limit=2")
                .then()
                .body("runs.serialNumber", equalTo(List.of("NB-000102", "NB-000101")))
                .body("next", notNullValue())
                .extract()
                .path("next");
        given().get("/api/runs?text=NB-0001&limit=2&before=" + next)
                .then()
                .body("runs.serialNumber", equalTo(List.of("NB-000100")))
                .body("next", nullValue());
    }

    @Test
    void theInterfaceDescribesItself() {
        given().accept("application/json")
                .get("/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Nailbed"))
                .body("paths.'/api/scan'.post.summary", notNullValue())
                .body("paths.'/api/runs/{id}'.get.summary", notNullValue())
                .body("components.schemas.SlotJson.properties.serialNumber", notNullValue())
                .body("components.schemas.SlotJson.properties.canStart", notNullValue());
    }

    private static ValidatableResponse scan(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/scan")
                .then();
    }

    private static ValidatableResponse post(String path) {
        return given().post(path).then();
    }

    private static ValidatableResponse awaitState(int slot, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        given().get("/api/station").then().body("slots[" + (slot - 1) + "].state", equalTo(state)));
        return given().get("/api/station").then();
    }
}
