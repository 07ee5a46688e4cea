package org.nailbed.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.nailbed.simulator.BoardFault;
import org.nailbed.station.SlotState.Running;
import org.nailbed.station.Station;

/** The operator's page in a real browser, before a station of pretended boards and a real database. */
@QuarkusTest
@TestProfile(JigProfile.class)
class PanelBrowserIT {

    private static final int SLOTS = JigParts.BOARDS;
    private static final Path PICTURES = Path.of("target", "browser");
    /** What the page does at once may take a loaded test machine this long. */
    private static final double PATIENCE_MS = 20_000;

    private static Chromium chromium;

    @Inject
    Station station;

    @Inject
    JigParts jig;

    private final List<String> complaints = new ArrayList<>();
    private Relay relay;
    private BrowserContext context;
    private OperatorPage panel;

    @BeforeAll
    static void openBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        assumeTrue(
                PanelBrowserIT.class.getResource("/META-INF/resources/index.html") != null,
                "skipped: build the pages (leave -DskipPages away)");
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openPage() {
        emptyTheJig();
        relay = new Relay(RestAssured.port);
        context = chromium.browser().newContext();
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("http://127.0.0.1:" + relay.port() + "/");
        panel = new OperatorPage(page);
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @AfterEach
    void closePage(TestInfo test) {
        panel.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(
                                test.getTestMethod().orElseThrow().getName() + ".png")));
        context.close();
        relay.close();
    }

    private void emptyTheJig() {
        jig.boards().forEach(board -> board.order(Optional.empty()));
        station.stopAll();
        await().until(() -> station.slots().stream().noneMatch(slot -> slot.state() instanceof Running));
        station.slots().forEach(slot -> station.clear(slot.number()));
    }

    @Test
    void eightScannedBoardsStartTogetherAndAllPass() {
        Locator passed = panel.page().locator("[data-outcome='PASS'] >> nth=0");
        int before = count(passed);
        for (int slot = 1; slot <= SLOTS; slot++) {
            panel.scan(serial(slot));
            panel.awaitState(slot, "READY");
        }
        panel.page().keyboard().press("F8");
        for (int slot = 1; slot <= SLOTS; slot++) {
            panel.awaitState(slot, "PASS");
        }
        assertThat(panel.tile(1)).containsText("PASS");
        assertThat(panel.tile(1)).containsText(serial(1));
        assertThat(panel.tile(1)).containsText(jig.boards().get(0).mac());
        assertThat(passed).containsText(String.valueOf(before + SLOTS));
        assertThat(complaints).isEmpty();
    }

    @Test
    void aRunStandsInTheHistoryWithItsImagesAndPhases() {
        panel.scan(serial(1));
        panel.awaitState(1, "READY");
        panel.button("Start slot 1").click();
        panel.awaitState(1, "PASS");

        panel.page().getByText("History").click();
        Locator row = panel.page().locator("tbody tr").first();
        assertThat(row).containsText(serial(1));
        assertThat(row).containsText("PASS");
        assertThat(row).containsText(jig.boards().get(0).mac());
        row.click();
        assertThat(panel.page()).hasURL(Pattern.compile("#run/[0-9a-f-]{36}$"));
        assertThat(panel.page().locator("h1")).hasText(serial(1));
        Locator record = panel.page().locator("main");
        station.product().images().forEach(image -> assertThat(record).containsText(image.sha256()));
        List.of("Identify", "Admission", "Flash", "Boot")
                .forEach(phase -> assertThat(record).containsText(phase));
        panel.page().goBack();
        assertThat(panel.page()).hasURL(Pattern.compile("#history$"));
        assertThat(row).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aScanWhileAButtonHasTheFocusPressesNoButton() {
        panel.scan(serial(1));
        panel.awaitState(1, "READY");
        panel.button("Start slot 1").focus();
        panel.scan(serial(2));
        panel.awaitState(2, "READY");
        assertThat(panel.tile(2)).containsText(serial(2));
        assertThat(panel.tile(1)).hasAttribute("data-state", "READY");
        assertThat(panel.button("Start slot 1")).isFocused();
        panel.page().keyboard().press("Enter");
        panel.awaitState(1, "PASS");
    }

    @Test
    void aScanWhileTheSearchFieldHasTheFocusGoesToASlotAndLeavesTheField() {
        panel.page().getByText("History").click();
        Locator search = panel.button("Search serial number or MAC");
        panel.typeByHand(search, "NB-9");
        assertThat(search).hasValue("NB-9");
        panel.scan(serial(1));
        assertThat(panel.page().locator("[role=status]").filter(new Locator.FilterOptions().setHasText(serial(1))))
                .containsText("Slot 1");
        assertThat(search).hasValue("NB-9");
    }

    @Test
    void anAimedScanGoesToItsSlotAndAForeignCodeIsRefusedInWords() {
        panel.page().locator("main").click();
        panel.page().keyboard().press("3");
        assertThat(panel.tile(3)).hasAttribute("data-aimed", "true");
        panel.scan(serial(3));
        panel.awaitState(3, "READY");
        panel.scan("XX-1");
        assertThat(panel.page().locator("[data-kind='refused']")).containsText("Not a serial number of this product");
        assertThat(panel.tile(1)).hasAttribute("data-state", "EMPTY");
    }

    @Test
    void aFaultShowsItsCauseAndTheNextActionAndDoesNotTouchItsNeighbour() {
        jig.boards().get(1).order(Optional.of(new BoardFault.Silence()));
        panel.scan(serial(1));
        panel.awaitState(1, "READY");
        panel.scan(serial(2));
        panel.awaitState(2, "READY");
        panel.button("Start all").click();
        assertThat(panel.tile(2).getByRole(AriaRole.PROGRESSBAR)).isVisible();
        panel.awaitState(1, "PASS");
        panel.awaitState(2, "ERROR");
        assertThat(panel.tile(2)).containsText("ERROR");
        assertThat(panel.tile(2)).containsText("NO_SYNC");
        assertThat(panel.tile(2)).containsText("Reseat the board");
        panel.tile(2).getByText(serial(2)).click();
        assertThat(panel.page().locator("main")).containsText("Reseat the board");
    }

    @Test
    void aRunThatIsStoppedIsAborted() {
        jig.boards().get(0).order(Optional.of(new BoardFault.Silence()));
        panel.scan(serial(1));
        panel.awaitState(1, "READY");
        panel.button("Start all").click();
        assertThat(panel.tile(1)).containsText("Identify");
        panel.page().keyboard().press("F9");
        panel.awaitState(1, "ABORTED");
    }

    @Test
    void aStationThatGoesAwayIsSeenAndComesBackByItself() {
        panel.scan(serial(1));
        panel.awaitState(1, "READY");
        relay.cut();
        assertThat(panel.banner()).isVisible();
        assertThat(panel.button("Start slot 1")).hasAttribute("aria-disabled", "true");
        panel.scan(serial(2));
        assertThat(panel.page().locator("[data-kind='refused']")).containsText("Scan again when the page is live");
        station.clear(1);
        relay.restore();
        assertThat(panel.banner()).isHidden();
        panel.awaitState(1, "EMPTY");
        panel.scan(serial(2));
        panel.awaitState(1, "READY");
    }

    @Test
    void aStationThatFallsSilentOnAnOpenConnectionIsNotTakenForLive() {
        relay.numb();
        assertThat(panel.banner()).isVisible();
        relay.wake();
        assertThat(panel.banner()).isHidden();
    }

    /** A board keeps its serial number through all tests: its MAC is known under it. */
    private static String serial(int board) {
        return "NB-00000" + board;
    }

    private static int count(Locator counter) {
        return Integer.parseInt(counter.innerText().replaceAll("\\D+", ""));
    }
}
