package org.nailbed.panel;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real browser for tests: the system's Chromium, else the one that the npm package {@code @sparticuz/chromium} carries. A
 * machine with neither skips the test and says why. For one thread only, as all of Playwright is.
 */
final class Chromium implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/bin/chromium");
    private static final Path UI = Path.of("ui").toAbsolutePath();
    private static final long UNPACK_SECONDS = 120;
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium open() {
        Path executable = Files.isExecutable(INSTALLED)
                ? INSTALLED
                : unpacked().orElseGet(() -> abort("skipped: install chromium"));
        // Playwright would otherwise load browsers of its own from the network.
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(ARGUMENTS);
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException e) {
            playwright.close();
            return abort("skipped: install chromium (" + executable + " does not start: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")");
        }
    }

    Browser browser() {
        return browser;
    }

    /** Where the npm package unpacked its browser; empty when it is not installed or cannot. */
    private static Optional<Path> unpacked() {
        if (!Files.isDirectory(UI.resolve("node_modules/@sparticuz/chromium"))) {
            return Optional.empty();
        }
        String script = "import('@sparticuz/chromium').then(c => c.default.executablePath()).then(console.log)";
        try {
            Process node = new ProcessBuilder("node", "-e", script)
                    .directory(UI.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!node.waitFor(UNPACK_SECONDS, TimeUnit.SECONDS)) {
                node.destroyForcibly();
                return Optional.empty();
            }
            String path = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return Optional.of(Path.of(path)).filter(Files::isExecutable);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
