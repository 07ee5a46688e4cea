package org.nailbed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.app.cli.output.ExitCode;

class CheckCommandTest {

    @TempDir
    Path dir;

    @Test
    void aStationBringsItsProductsAndAllIsTold() {
        Run run = Run.of("check", "station-config/full-jig.yaml");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "full-jig.yaml: station full-jig, virtual jig of 8 boards ESP32-S3, approval automatic",
                        "demo-full.yaml: product demo-full, version 1.0, ESP32-S3",
                        "self-test (console), 15.0 s, 2 tries",
                        "vbat 3.268 to 3.332 V (margin 0.004)",
                        "demo.yaml: product demo");
    }

    @Test
    void everyFaultIsALineThatTerminalsMakeALinkOf() throws IOException {
        Path file = product("chip: esp32\nfirmware: {demo: true}\nsequence: [identify, flsh]\n");
        Run run = Run.of("check", file.toString());
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIG_INVALID.number());
        assertThat(run.err().lines())
                .containsExactly(
                        file + ":1:1: the file lacks 'name': the product's name in every record. Example: name: demo.",
                        file + ":3:22: a phase is 'flsh', did you mean 'flash'?",
                        file + ": 2 faults. [CONFIG_INVALID]");
    }

    @Test
    void scriptsGetAnObjectForEachFile() throws IOException {
        Path file = product("name: p\nchip: esp32\nfirmware: {demo: true}\nsequence: [identify]\nspeed: 9\n");
        Run run = Run.of("check", "--json", "station-config/products/demo.yaml", file.toString());
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIG_INVALID.number());
        assertThat(run.out().lines().toList().get(0))
                .startsWith("{\"file\":\"station-config/products/demo.yaml\",\"good\":true,\"product\":\"demo\"")
                .contains("\"revisionSha256\":\"");
        assertThat(run.out().lines().toList().get(1))
                .contains("\"good\":false", "\"line\":5,\"column\":1,\"message\":\"unknown key 'speed'");
    }

    @Test
    void aFileThatIsNotThereIsAFaultOfItsOwn() {
        Run run = Run.of("check", dir.resolve("none.yaml").toString());
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIG_INVALID.number());
        assertThat(run.err()).contains("none.yaml:1:1: there is no such file. Check the path.");
    }

    @Test
    void twoFilesOfOneProductAreAFault() throws IOException {
        Path first = product("name: p\nchip: esp32\nfirmware: {demo: true}\nsequence: [identify]\n");
        Path second = Files.copy(first, first.resolveSibling("copy.yaml"));
        Run run = Run.of("check", first.toString(), second.toString());
        assertThat(run.exit()).isEqualTo(ExitCode.CONFIG_INVALID.number());
        assertThat(run.err()).contains(second + ":1:1: product 'p' is the one of " + first + " too.");
    }

    @Test
    void schemasAreJson() {
        assertThat(Run.of("schema", "product").out()).startsWith("{").contains("\"ram-test\"");
        assertThat(Run.of("schema", "station").out()).contains("\"virtual-jig\"");
        assertThat(Run.of("schema", "board").exit()).isEqualTo(ExitCode.USAGE.number());
    }

    private Path product(String text) throws IOException {
        return Files.writeString(
                Files.createDirectories(dir.resolve("products")).resolve("p.yaml"), text);
    }
}
