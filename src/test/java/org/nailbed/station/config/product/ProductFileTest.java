package org.nailbed.station.config.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.board.Flash;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.ProductFirmware;
import org.nailbed.station.config.ProductFirmware.Demo;
import org.nailbed.station.config.ProductFirmware.FileAt;
import org.nailbed.station.config.ProductFirmware.Source;

class ProductFileTest {

    private static final String HEAD = "name: p\nchip: esp32c3\n";

    @TempDir
    Path dir;

    @Test
    void theDemoProductOfTheRepositoryIsRead() {
        ProductConfig demo = ProductFile.read(Path.of("station-config/products/demo.yaml"));
        assertThat(demo.chip()).isEqualTo("ESP32-S3");
        assertThat(demo.firmware()).isEqualTo(new Demo());
        assertThat(demo.loader()).isEqualTo(LoaderChoice.STUB);
        assertThat(demo.sequence().phases())
                .extracting(Phase::name)
                .containsExactly("identify", "guard", "flash", "boot");
        assertThat(demo.sequence().phases().get(2)).isEqualTo(Phase.of(new Flash(), Duration.ofSeconds(90)));
        assertThat(demo.serialNumber().orElseThrow().fits("NB-000001")).isTrue();
    }

    @Test
    void filesWithOffsetsLieBesideTheProductFile() throws IOException {
        ProductConfig config = read(HEAD + """
                loader: rom-only
                firmware:
                  files:
                    - {offset: 0x0, file: boot.bin}
                    - {offset: 65536, file: ../app.bin}
                sequence: [identify, guard, flash, verify]
                """);
        assertThat(config.firmware())
                .isEqualTo(new ProductFirmware.Files(List.of(
                        new FileAt(0, dir.resolve("products/boot.bin")), new FileAt(65536, dir.resolve("app.bin")))));
        assertThat(config.loader()).isEqualTo(LoaderChoice.ROM_ONLY);
        assertThat(config.serialNumber()).isEmpty();
    }

    @Test
    void firmwareIsNamedFromTheProductFile() throws IOException {
        for (String key : List.of("source", "idf-build")) {
            assertThat(read(HEAD + "firmware: {" + key + ": ../build}\nsequence: [identify]\n")
                            .firmware())
                    .isEqualTo(new Source(dir.resolve("build")));
        }
    }

    @Test
    void firmwareIsExactlyOneThing() throws IOException {
        assertThat(messagesOf(HEAD + "firmware: {demo: true, idf-build: x}\nsequence: [identify]\n"))
                .containsExactly(
                        "'firmware' needs exactly one of 'source', 'idf-build', 'files' and 'demo', seen [demo, idf-build].");
        assertThat(messagesOf(HEAD + "sequence: [identify]\n"))
                .containsExactly("the file lacks 'firmware': what is written to the board.");
    }

    @Test
    void aWriteWithoutItsProofIsRefused() throws IOException {
        for (String phases : List.of(
                "guard, identify, flash", "flash, verify", "identify, guard, verify, flash", "identify, identify")) {
            assertThat(messagesOf(HEAD + "firmware: {demo: true}\nsequence: [" + phases + "]\n"))
                    .as(phases)
                    .singleElement()
                    .asString()
                    .contains("in this order, each once, identify always");
        }
    }

    @Test
    void aMisspelledPhaseIsNamedAndNothingElse() throws IOException {
        assertThat(messagesOf(HEAD + "firmware: {demo: true}\nsequence: [identify, flsh, verify]\n"))
                .containsExactly("a phase is 'flsh', did you mean 'flash'?");
        assertThat(messagesOf(HEAD + "firmware: {demo: true}\nsequence: [identify: {budgt: 3 s}]\n"))
                .containsExactly("unknown key 'budgt' in 'identify', did you mean 'budget'?");
        assertThat(messagesOf(HEAD + "firmware: {demo: true}\nsequence: [identify: {budget: 90}]\n"))
                .containsExactly("'budget' is '90', expected a time such as '90 s', '500 ms' or '2 min'.");
    }

    @Test
    void anExampleThatDoesNotFitIsAFault() throws IOException {
        assertThat(
                        messagesOf(
                                HEAD
                                        + "serial-number: {pattern: '[0-9]+', example: A1}\nfirmware: {demo: true}\nsequence: [identify]\n"))
                .containsExactly("The example 'A1' does not fit the pattern '[0-9]+'.");
        assertThat(messagesOf(
                        HEAD + "serial-number: {pattern: '[0-9'}\nfirmware: {demo: true}\nsequence: [identify]\n"))
                .singleElement()
                .asString()
                .startsWith("'pattern' is '[0-9', no regular expression");
    }

    private ProductConfig read(String text) throws IOException {
        return ProductFile.read(write(text));
    }

    private List<String> messagesOf(String text) throws IOException {
        Path file = write(text);
        return catchThrowableOfType(ConfigException.class, () -> ProductFile.read(file)).faults().stream()
                .map(ConfigFault::message)
                .toList();
    }

    private Path write(String text) throws IOException {
        Path folder = Files.createDirectories(dir.resolve("products"));
        return Files.writeString(folder.resolve("p.yaml"), text);
    }
}
