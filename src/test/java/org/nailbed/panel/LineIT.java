package org.nailbed.panel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.station.Product;
import org.nailbed.station.SlotState.Running;
import org.nailbed.station.Station;
import org.nailbed.station.engine.FakeBoard.Step;
import org.nailbed.station.engine.ProductDraft;

/** What a line is run with over HTTP: jobs, questions, units, products, and the health of slots. */
@QuarkusTest
@TestProfile(PanelProfile.class)
class LineIT {

    @Inject
    Station station;

    @Inject
    FakeParts parts;

    @BeforeEach
    void emptyTheJig() {
        // Boards of their own: a MAC stays with the serial number that it met first.
        station.slots()
                .forEach(slot -> parts.boards()
                        .board(slot.number())
                        .withMac("24:0a:c4:00:02:0" + slot.number())
                        .heal());
        station.stopAll();
        await().until(() -> station.slots().stream().noneMatch(slot -> slot.state() instanceof Running));
        station.slots().forEach(slot -> station.clear(slot.number()));
    }

    @AfterEach
    void putTheUsualBoardsBack() {
        station.products().use("demo", Set.of(1, 2, 3, 4), "M. Weber");
        station.slots()
                .forEach(slot -> parts.boards()
                        .board(slot.number())
                        .withMac("24:0a:c4:00:00:0" + slot.number())
                        .heal());
    }

    @Test
    void aJobIsMadeStartedAskedAboutAndDone() {
        String job = post("/api/jobs", order("asking", "L-1", 4))
                .statusCode(200)
                .body("state", equalTo("CREATED"))
                .body("by", equalTo("M. Weber"))
                .body("progress.remaining", equalTo(1))
                .extract()
                .path("id");
        post("/api/jobs/" + job + "/start", "{}").statusCode(422).body("detail", containsString("by is missing"));
        post("/api/jobs/" + job + "/start", SIGNED).statusCode(204);
        given().get("/api/station")
                .then()
                .body("slots[3].assignment.product", equalTo("asking"))
                .body("slots[3].assignment.lot", equalTo("L-1"))
                .body("jobs.id", hasItem(job));

        post("/api/scan", "{\"text\":\"NB-000904\",\"slot\":4}").statusCode(200);
        post("/api/slots/4/start", "{}").statusCode(204);
        String question = awaitSlot(4, "question.kind", "YES_NO")
                .body("slots[3].question.text", equalTo("Is the LED of NB-000904 green?"))
                .body("slots[3].question.until", containsString("T"))
                .extract()
                .path("slots[3].question.id");
        byte[] picture = given().get("/api/slots/4/question/" + question + "/picture")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asByteArray();
        assertThat(picture).startsWith(0x89, 'P', 'N', 'G');
        assertWrongAnswersChangeNothing(question);
        post("/api/slots/4/answer", "{\"question\":\"" + question + "\",\"kind\":\"YES\"}")
                .statusCode(204);

        String run = awaitSlot(4, "state", "PASS")
                .body("slots[3].question", nullValue())
                .extract()
                .path("slots[3].runId");
        given().get("/api/runs/" + run)
                .then()
                .body("job", equalTo(job))
                .body("lot", equalTo("L-1"))
                .body("step", equalTo("flash"))
                .body("attempt", equalTo(1))
                .body("revisionSha256", equalTo(FakeParts.ASKING.revisionSha256()))
                .body("phases.group", everyItem(equalTo("MAIN")))
                .body("phases[0].superseded", equalTo(false));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/api/jobs")
                        .then()
                        .body("jobs.find { it.id == '" + job + "' }.progress.passed", equalTo(1))
                        .body("jobs.find { it.id == '" + job + "' }.progress.firstPassPassed", equalTo(1))
                        .body("jobs.find { it.id == '" + job + "' }.progress.remaining", equalTo(0)));
        post("/api/jobs/" + job + "/finish", SIGNED).statusCode(204);
        given().get("/api/jobs").then().body("jobs.find { it.id == '" + job + "' }.state", equalTo("FINISHED"));
        post("/api/jobs/" + job + "/start", SIGNED).statusCode(409);
        post("/api/products/use", "{\"product\":\"demo\",\"slots\":[4],\"by\":\"M. Weber\"}")
                .statusCode(204);
        given().get("/api/station")
                .then()
                .body("slots[3].assignment.product", equalTo("demo"))
                .body("slots[3].assignment.job", nullValue());
    }

    @Test
    void aJobMovesToOtherSlots() {
        String job = post("/api/jobs", order("asking", "L-4", 2))
                .statusCode(200)
                .extract()
                .path("id");
        post("/api/jobs/" + job + "/slots", "{\"slots\":[3,4],\"by\":\"M. Weber\"}")
                .statusCode(204);
        given().get("/api/jobs").then().body("jobs.find { it.id == '" + job + "' }.slots", equalTo(List.of(3, 4)));
        post("/api/jobs/" + job + "/slots", "{\"slots\":[3,4]}").statusCode(422);
        post("/api/jobs/" + job + "/start", SIGNED).statusCode(204);
        post("/api/products/use", "{\"product\":\"demo\",\"slots\":[3],\"by\":\"M. Weber\"}")
                .statusCode(409);
        post("/api/jobs/" + job + "/finish", SIGNED).statusCode(204);
    }

    private static void assertWrongAnswersChangeNothing(String question) {
        String other = UUID.randomUUID().toString();
        post("/api/slots/4/answer", "{\"question\":\"" + other + "\",\"kind\":\"YES\"}")
                .statusCode(404)
                .body("code", equalTo("UNKNOWN_QUESTION"));
        post("/api/slots/4/answer", "{\"question\":\"" + question + "\",\"kind\":\"TEXT\",\"text\":\"green\"}")
                .statusCode(422)
                .body("code", equalTo("ANSWER_NOT_FITTING"));
        post("/api/slots/4/answer", "{\"question\":\"" + question + "\",\"kind\":\"NO\"}")
                .statusCode(422)
                .body("detail", containsString("reason is missing"));
        given().get("/api/slots/4/question/" + other + "/picture").then().statusCode(404);
        given().get("/api/station").then().body("slots[3].question.id", equalTo(question));
    }

    @Test
    void anOrderThatCannotBeUnderstoodMakesNoJob() {
        int before = station.jobs().all().size();
        post("/api/jobs", "{}").statusCode(422).body("code", equalTo("PARAMETER"));
        post("/api/jobs", order("asking", "L-2", 2).replace("\"quantity\":1", "\"quantity\":0"))
                .statusCode(422);
        post("/api/jobs", order("asking", "L-2", 2).replace("[2]", "[]")).statusCode(422);
        post("/api/jobs", order("asking", "x".repeat(61), 2)).statusCode(422);
        post("/api/jobs", order("asking", "L-2", 2).replace("\"M. Weber\"", "\" \""))
                .statusCode(422);
        post("/api/jobs", order("no such", "L-2", 2)).statusCode(404).body("code", equalTo("UNKNOWN_PRODUCT"));
        post("/api/jobs", order("asking", "L-2", 99)).statusCode(404).body("code", equalTo("UNKNOWN_SLOT"));
        post("/api/jobs/" + UUID.randomUUID() + "/start", SIGNED)
                .statusCode(404)
                .body("code", equalTo("UNKNOWN_JOB"));
        post("/api/jobs/x/start", SIGNED).statusCode(422);
        assertThat(station.jobs().all()).hasSize(before);
    }

    @Test
    void aJobOfARevisionThatNobodyApprovedStartsNoRunAndSaysWhy() {
        station.products().offer(ProductDraft.named("draft").made());
        String job = post("/api/jobs", order("draft", "L-3", 2))
                .statusCode(200)
                .extract()
                .path("id");
        post("/api/jobs/" + job + "/start", SIGNED).statusCode(204);
        given().get("/api/jobs")
                .then()
                .body("jobs.find { it.id == '" + job + "' }.hindrance", containsString("approve"));
        post("/api/scan", "{\"text\":\"NB-000902\",\"slot\":2}").statusCode(200);
        given().get("/api/station").then().body("slots[1].hindrance", containsString("approve"));
        post("/api/slots/2/start", "{}").statusCode(409).body("code", equalTo("NOT_APPROVED"));
        post("/api/jobs/" + job + "/finish", SIGNED).statusCode(204);
    }

    @Test
    void aUnitShowsItsAttemptsAndGivesItsMacBack() {
        post("/api/scan", "{\"text\":\"NB-000903\",\"slot\":3}").statusCode(200);
        post("/api/slots/3/start", "{}").statusCode(204);
        awaitSlot(3, "state", "PASS");
        post("/api/slots/3/start", "{}").statusCode(204);
        awaitSlot(3, "state", "PASS");
        String mac = awaitRuns("NB-000903", 2)
                .body("runs[0].admitted", equalTo("REWORK"))
                .body("runs[0].attempt", equalTo(2))
                .body("runs[1].admitted", equalTo("FIRST"))
                .body("runs[1].step", equalTo("flash"))
                .body("bindings[0].released", nullValue())
                .extract()
                .path("bindings[0].mac");

        String release = "{\"mac\":\"" + mac + "\",\"by\":\"M. Weber\",\"reason\":\"module swapped\"}";
        post("/api/units/release", release.replace("module swapped", " ")).statusCode(422);
        post("/api/units/release", release.replace(mac, "not a mac")).statusCode(422);
        post("/api/units/release", release).statusCode(204);
        given().get("/api/units/NB-000903")
                .then()
                .body("bindings[0].released.by", equalTo("M. Weber"))
                .body("bindings[0].released.reason", equalTo("module swapped"));
        post("/api/units/release", release).statusCode(404).body("code", equalTo("UNKNOWN_UNIT"));
        given().get("/api/units/NB-999999").then().statusCode(404).body("code", equalTo("UNKNOWN_UNIT"));
    }

    @Test
    void anOfferedRevisionIsApprovedTakenAndWithdrawn() {
        Product newer = ProductDraft.named("spare").version("2").made();
        station.products().offer(newer);
        String sha256 = newer.revisionSha256();
        product("spare")
                .body("used.version", equalTo("1"))
                .body("offered.version", equalTo("2"))
                .body("offered.approved", nullValue())
                .body("offered.phases.name", equalTo(List.of("identify", "guard", "flash", "boot")))
                .body("changes", hasItems(containsString("-spare1"), containsString("+spare2")));
        post("/api/products/" + sha256 + "/approve", SIGNED).statusCode(204);
        product("spare")
                .body("used.version", equalTo("2"))
                .body("used.approved.by", equalTo("M. Weber"))
                .body("offered", nullValue())
                .body("changes", empty());

        post("/api/products/" + sha256 + "/withdraw", "{\"by\":\"M. Weber\"}")
                .statusCode(422)
                .body("detail", containsString("reason is missing"));
        post("/api/products/" + sha256 + "/withdraw", SIGNED).statusCode(204);
        product("spare")
                .body("used.withdrawals[0].subject", equalTo("PRODUCT"))
                .body("used.withdrawals[0].reason", equalTo("as seen"));
        post("/api/products/" + sha256 + "/reinstate", SIGNED).statusCode(204);
        product("spare").body("used.withdrawals", empty());
        post("/api/products/nohash/approve", SIGNED).statusCode(422);
        post("/api/images/" + sha256 + "/withdraw", SIGNED).statusCode(404);
    }

    @Test
    void aBrokenFileIsShownAndDisturbsNothing() {
        station.products().broken("spare", List.of("spare.yaml:7:3: unknown key 'chipp'."));
        product("spare").body("faults", equalTo(List.of("spare.yaml:7:3: unknown key 'chipp'.")));
        station.products().broken("spare", List.of());
        product("spare").body("faults", empty()).body("used", notNullValue());
    }

    @Test
    void aSlotThatFailsTooOftenIsStoppedUntilSomebodyMendedIt() {
        parts.boards().board(1).failAt(Step.VERIFY, new FlashException(FlashFault.DIGEST_MISMATCH, "app differs"));
        post("/api/scan", "{\"text\":\"NB-000901\",\"slot\":1}").statusCode(200);
        for (int run = 0; run < FakeParts.FAILURES_IN_A_ROW; run++) {
            post("/api/slots/1/start", "{}").statusCode(204);
            awaitSlot(1, "state", "FAIL");
        }
        await().untilAsserted(() -> given().get("/api/station")
                .then()
                .body("slots[0].health.stopped", containsString("row"))
                .body("slots[0].health.mend", equalTo("MENDED")));
        given().get("/api/fixture").then().body("slots[0].failuresInARow", equalTo(FakeParts.FAILURES_IN_A_ROW));
        post("/api/slots/1/start", "{}").statusCode(409).body("code", equalTo("SLOT_STOPPED"));
        post("/api/slots/1/mended", "{}").statusCode(422);
        post("/api/slots/99/mended", SIGNED).statusCode(404);
        post("/api/slots/1/mended", SIGNED).statusCode(204);
        given().get("/api/station")
                .then()
                .body("slots[0].health.stopped", nullValue())
                .body("slots[0].canStart", equalTo(true));
    }

    @Test
    void aSlotIsTaughtOneAtATime() {
        given().get("/api/fixture")
                .then()
                .statusCode(200)
                .body("teaching", nullValue())
                .body("troubles", empty())
                .body("setup.changes", empty())
                .body("slots[1].address", equalTo("fake/board2"));
        post("/api/fixture/teach", "{}").statusCode(422);
        post("/api/fixture/teach", "{\"slot\":2}").statusCode(204);
        given().get("/api/fixture")
                .then()
                .body("teaching.slot", equalTo(2))
                .body("teaching.state", equalTo("WAITING"))
                .body("teaching.secondsLeft", notNullValue());
        post("/api/fixture/teach", "{\"slot\":3}").statusCode(409);
        post("/api/fixture/teach/accept", "{\"address\":\"usb:1-1\",\"by\":\"M. Weber\"}")
                .statusCode(409);
        post("/api/fixture/teach/cancel", "{}").statusCode(204);
        given().get("/api/fixture").then().body("teaching", nullValue());
    }

    private static final String SIGNED = "{\"by\":\"M. Weber\",\"reason\":\"as seen\"}";

    private static String order(String product, String lot, int slot) {
        return "{\"product\":\"%s\",\"quantity\":1,\"lot\":\"%s\",\"start\":\"BUTTON\",\"slots\":[%d],\"by\":\"M. Weber\"}"
                .formatted(product, lot, slot);
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).post(path).then();
    }

    private static ValidatableResponse product(String name) {
        return given().get("/api/products")
                .then()
                .statusCode(200)
                .rootPath("products.find { it.name == '" + name + "' }");
    }

    private static ValidatableResponse awaitSlot(int slot, String field, String value) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        given().get("/api/station").then().body("slots[" + (slot - 1) + "]." + field, equalTo(value)));
        return given().get("/api/station").then();
    }

    private static ValidatableResponse awaitRuns(String serialNumber, int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> given().get("/api/units/" + serialNumber).then().body("runs.size()", equalTo(count)));
        return given().get("/api/units/" + serialNumber).then();
    }
}
