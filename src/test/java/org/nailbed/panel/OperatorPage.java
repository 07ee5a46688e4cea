package org.nailbed.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;

/** The panel as its operator meets it: tiles, scanner, keys. */
final class OperatorPage {

    /** A board at full speed takes a second or two on a quiet machine; a loaded one gets its time. */
    private static final double RUN_LIMIT_MS = 60_000;
    /** Seconds between two keys of a scanner, as the browser's clock sees them. */
    private static final double SCANNER_GAP_SECONDS = 0.005;

    private final Page page;
    private final CDPSession keys;

    OperatorPage(Page page) {
        this.page = page;
        this.keys = page.context().newCDPSession(page);
    }

    Page page() {
        return page;
    }

    Locator tile(int slot) {
        return page.locator("article[data-slot='" + slot + "']");
    }

    void awaitState(int slot, String state) {
        assertThat(tile(slot))
                .hasAttribute(
                        "data-state", state, new LocatorAssertions.HasAttributeOptions().setTimeout(RUN_LIMIT_MS));
    }

    Locator button(String name) {
        return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    Locator banner() {
        return page.getByText("Not live – reconnecting");
    }

    /**
     * Types as a wedge scanner does, into whatever has the focus, ended by Enter. The keys carry a scanner's times of their
     * own, so that a slow test machine does not make a hand of it.
     */
    void scan(String text) {
        double at = System.currentTimeMillis() / 1000.0;
        for (int index = 0; index < text.length(); index++) {
            String key = text.substring(index, index + 1);
            press(key, key, at + index * SCANNER_GAP_SECONDS);
        }
        press("Enter", "\r", at + text.length() * SCANNER_GAP_SECONDS);
    }

    private void press(String key, String text, double seconds) {
        JsonObject down = new JsonObject();
        down.addProperty("type", "keyDown");
        down.addProperty("key", key);
        down.addProperty("text", text);
        down.addProperty("timestamp", seconds);
        if (key.equals("Enter")) {
            down.addProperty("code", "Enter");
            down.addProperty("windowsVirtualKeyCode", 13);
        }
        keys.send("Input.dispatchKeyEvent", down);
        JsonObject up = new JsonObject();
        up.addProperty("type", "keyUp");
        up.addProperty("key", key);
        up.addProperty("timestamp", seconds + SCANNER_GAP_SECONDS / 2);
        keys.send("Input.dispatchKeyEvent", up);
    }

    /** As fast as a hand can: above the speed that the page takes for a scanner's. */
    void typeByHand(Locator field, String text) {
        field.focus();
        page.keyboard().type(text, new com.microsoft.playwright.Keyboard.TypeOptions().setDelay(120));
    }
}
