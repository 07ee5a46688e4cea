package org.nailbed.station.config.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.station.config.product.ProductFolder.HEAD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.board.Flash;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule.FromRange;
import org.nailbed.station.config.ProductConfig;

class ProductFileTest {

    @TempDir
    Path dir;

    private ProductFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new ProductFolder(dir);
    }

    @Test
    void theDemoProductOfTheRepositoryIsRead() {
        Path file = Path.of("station-config/products/demo.yaml");
        Product demo = ProductFile.read(file, folder.context(Optional.empty())).product();
        assertThat(demo.chip()).isEqualTo("ESP32-S3");
        assertThat(demo.recipe()
                        .firmware(Recipe.MAIN)
                        .application()
                        .orElseThrow()
                        .projectName())
                .isEqualTo("nailbed-demo");
        assertThat(demo.loader()).isEqualTo(LoaderChoice.STUB);
        assertThat(demo.recipe().sequence().phases())
                .extracting(Phase::name)
                .containsExactly("identify", "guard", "flash", "boot");
        assertThat(demo.recipe().sequence().phases().get(2)).isEqualTo(Phase.of(new Flash(), Duration.ofSeconds(90)));
        assertThat(demo.serialNumber().orElseThrow().fits("NB-000001")).isTrue();
    }

    @Test
    void aShortFileMeansTheUsual() throws IOException {
        Product product =
                folder.read(HEAD + "sequence: [identify, flash, boot]\n").product();
        assertThat(product.version()).isEqualTo("1");
        assertThat(product.serialNumber()).isEmpty();
        assertThat(product.rules())
                .isEqualTo(new AdmissionRules("flash", List.of(), AfterPass.REWORK, OptionalInt.empty()));
        assertThat(product.recipe().sequence().phases())
                .as("a guard was put behind identify")
                .extracting(Phase::name)
                .containsExactly("identify", "guard", "flash", "boot");
    }

    @Test
    void theRulesOfTheLineAreRead() throws IOException {
        Product product = folder.read(HEAD + """
                        version: 2.1-rc1
                        serial-number:
                          pattern: 'NB-(\\d{6})'
                          source: {range: {name: sensors, format: 'NB-{n:06}', first: 1, last: 999}}
                        route: {step: final-test, after: [ict, burn-in]}
                        retest: {after-pass: refuse, max-attempts: 3}
                        loader: rom-only
                        sequence: [identify, flash]
                        """).product();
        assertThat(product.version()).isEqualTo("2.1-rc1");
        assertThat(product.serialNumber().orElseThrow().origin()).isInstanceOf(FromRange.class);
        assertThat(product.rules())
                .isEqualTo(new AdmissionRules(
                        "final-test", List.of("ict", "burn-in"), AfterPass.REFUSE, OptionalInt.of(3)));
        assertThat(product.loader()).isEqualTo(LoaderChoice.ROM_ONLY);
    }

    @Test
    void aFileMayHaveSeveralSetsOfFirmware() throws IOException {
        folder.write("test.bin", "another one");
        ProductConfig config = folder.read("""
                name: p
                chip: ESP32
                firmware:
                  main: {files: [{offset: 0x10000, file: app.bin}]}
                  test: {files: [{offset: 65536, file: test.bin}]}
                sequence:
                  - identify
                  - flash: {firmware: test, name: test-image}
                  - flash: {tries: 2}
                """);
        Recipe recipe = config.product().recipe();
        assertThat(recipe.firmware().keySet()).containsExactly("main", "test");
        assertThat(recipe.sequence().phases()).extracting(Phase::kind).contains(new Flash("test"), new Flash("main"));
        assertThat(config.reads()).contains(dir.resolve("products/app.bin"), dir.resolve("products/test.bin"));
    }

    @Test
    void aRevisionChangesWithEveryFileThatIsNamed() throws IOException {
        String text = HEAD + "sequence: [identify, flash]\n";
        Product first = folder.read(text).product();
        assertThat(folder.read(text).product()).isEqualTo(first);
        assertThat(folder.read(text + "# looked at\n").product()).isNotEqualTo(first);
        folder.write("app.bin", "rebuilt");
        Product rebuilt = folder.read(text).product();
        assertThat(rebuilt).isNotEqualTo(first);
        assertThat(new String(rebuilt.content(), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith(text)
                .contains("# firmware main " + rebuilt.recipe().firmware("main").sha256());
    }

    @Test
    void theContentOfARevisionIsStillAProductFile() throws IOException {
        Product product = folder.read(HEAD + "sequence: [identify, flash]\n").product();
        Files.write(folder.file(), product.content());
        assertThat(ProductFile.read(folder.file(), folder.context(Optional.empty()))
                        .product()
                        .name())
                .isEqualTo("p");
    }

    @Test
    void firmwareMustBeWhatTheFileSays() throws IOException {
        String other = "ab".repeat(32);
        assertThat(folder.messagesOf("""
                        name: p
                        chip: esp32c3
                        firmware: {files: [{offset: 0x10000, file: app.bin}], sha256: %s}
                        sequence: [identify]
                        """.formatted(other)))
                .singleElement()
                .asString()
                .startsWith("the firmware set has the SHA-256 ")
                .contains("expected " + other);
        assertThat(folder.messagesOf("""
                        name: p
                        chip: esp32c3
                        flash: 64 KiB
                        firmware: {files: [{offset: 0x10000, file: app.bin}]}
                        sequence: [identify]
                        """))
                .containsExactly("the firmware ends at 65564 bytes, beyond the 65536 of 'flash'. Correct one of them.");
    }

    @Test
    void firmwareIsExactlyOneThing() throws IOException {
        assertThat(folder.messagesOf(
                        "name: p\nchip: esp32\nfirmware: {demo: true, idf-build: x}\nsequence: [identify]\n"))
                .containsExactly(
                        "'firmware' needs exactly one of 'source', 'files' and 'demo', seen [idf-build, demo].");
        assertThat(folder.messagesOf("name: p\nchip: esp32\nsequence: [identify]\n"))
                .containsExactly(
                        "the file lacks 'firmware': what is written to the board: one set, or several by their names."
                                + " Example: firmware: {source: ../../my-app/build}.");
        assertThat(folder.messagesOf(
                        "name: p\nchip: esp32\nfirmware: {source: nowhere}\nsequence: [identify, flash]\n"))
                .singleElement()
                .asString()
                .contains("nowhere: not found");
    }

    @Test
    void oneMisspeltWordIsOneFault() throws IOException {
        assertThat(folder.messagesOf(HEAD + "sequence: [identify, flsh]\n"))
                .containsExactly("a phase is 'flsh', did you mean 'flash'?");
        assertThat(folder.messagesOf(HEAD + "sequence: [identify, boot-check]\n"))
                .containsExactly("a phase is 'boot-check', which is called 'boot' now.");
        assertThat(folder.messagesOf(HEAD + "sequence: [identify: {budgt: 3 s}]\n"))
                .containsExactly("unknown key 'budgt' in phase 'identify', did you mean 'budget'?");
        assertThat(folder.messagesOf(HEAD + "sequence: [identify: {budget: 90}]\n"))
                .containsExactly("'budget' is '90', expected a time such as '90 s', '500 ms' or '2 min'.");
        assertThat(folder.messagesOf(HEAD + "squence: [identify]\n"))
                .containsExactly("unknown key 'squence' in the file, did you mean 'sequence'?");
    }

    @Test
    void settingsThatAreNotIndentedAreSeen() throws IOException {
        assertThat(folder.messagesOf(HEAD + "sequence:\n  - identify\n  - flash:\n    budget: 90 s\n"))
                .containsExactly("a phase has the keys [flash, budget], expected one: the word of its kind."
                        + " Indent its settings below that word.");
        assertThat(folder.messagesOf(HEAD + "sequence:\n  - identify:\n"))
                .containsExactly("'identify:' has no settings. Write '- identify', or indent settings below it.");
    }

    @Test
    void phasesStandInAnOrderThatMakesSense() throws IOException {
        assertThat(folder.messagesOf(HEAD + "sequence: [flash, identify, boot]\n"))
                .containsExactly("phase 'flash' stands before 'identify': nobody knows yet what board it is."
                        + " Put '- identify' first.");
        assertThat(folder.messagesOf(HEAD + "sequence: [identify, flash, guard]\n"))
                .containsExactly("phase 'flash' writes the board before 'guard' has asked whether it may."
                        + " Put it behind '- guard'.");
        assertThat(folder.messagesOf(HEAD + "sequence: [identify, flash, flash]\n"))
                .containsExactly(
                        "a phase with the name 'flash' stands above already. Give this one a 'name' of its own.");
    }

    @Test
    void teardownThatWritesABoardNobodyAskedAboutIsRefused() throws IOException {
        assertThat(folder.messagesOf(HEAD + "sequence: [wait: {time: 1 s}]\nteardown: [erase]\n"))
                .containsExactly("phase 'erase' stands before 'identify': nobody knows yet what board it is."
                        + " Put '- identify' first.");
    }

    @Test
    void timesAreWholeMilliseconds() throws IOException {
        assertThat(folder.messagesOf(HEAD + "sequence: [wait: {time: 0.4 ms}]\n"))
                .containsExactly("'time' is '0.4 ms', expected whole milliseconds.");
        assertThat(folder.messagesOf(HEAD + "sequence: [identify: {budget: 1.0005 s}]\n"))
                .containsExactly("'budget' is '1.0005 s', expected whole milliseconds.");
        folder.read(HEAD + "sequence: [wait: {time: 0.50 s}]\n");
    }

    /** The phase would fail on every board, and nobody would know why. */
    @Test
    void textIsNotExpectedOfWhatIsMeasuredInAUnit() throws IOException {
        assertThat(folder.messagesOf(
                        HEAD + "sequence:\n  - identify\n  - flash: {limits: {duration: {equals: fast}}}\n"))
                .containsExactly("'duration' is measured in 'ms', its limit is in ''. Write the limit in 'ms'.");
    }

    @Test
    void limitsAreComparedWithWhatIsMeasured() throws IOException {
        assertThat(folder.messagesOf(
                        HEAD + "sequence:\n  - identify\n  - flash: {limits: {duratoin: {high: 500 ms}}}\n"))
                .containsExactly("phase 'flash' takes no measurement 'duratoin', did you mean 'duration'?");
        assertThat(folder.messagesOf(HEAD + "sequence:\n  - identify\n  - flash: {limits: {duration: {high: 5 s}}}\n"))
                .containsExactly("'duration' is measured in 'ms', its limit is in 's'. Write the limit in 'ms'.");
        assertThat(folder.messagesOf(
                        HEAD + "sequence:\n  - identify\n  - flash: {limits: {duration: {low: 9 ms, high: 5 ms}}}\n"))
                .containsExactly("'low' is 9 ms, above 'high' 5 ms: no value could be good. Exchange them.");
        assertThat(
                        folder.messagesOf(
                                HEAD
                                        + "sequence:\n  - identify\n  - flash: {limits: {duration: {low: 1 ms, high: 5 ms, margin: 3 ms}}}\n"))
                .singleElement()
                .asString()
                .contains("every good value would be marginal");
    }

    @Test
    void anExampleThatDoesNotFitIsAFault() throws IOException {
        assertThat(folder.messagesOf(HEAD + "serial-number: {pattern: '[0-9]+', example: A1}\nsequence: [identify]\n"))
                .containsExactly("the example 'A1' does not fit the pattern '[0-9]+'.");
        assertThat(
                        folder.messagesOf(
                                HEAD
                                        + "serial-number: {pattern: '[0-9]+', example: 79927398710, check: luhn}\nsequence: [identify]\n"))
                .singleElement()
                .asString()
                .startsWith("the example '79927398710' has a wrong check digit (luhn");
        assertThat(folder.messagesOf(HEAD + "serial-number: {pattern: '[0-9'}\nsequence: [identify]\n"))
                .singleElement()
                .asString()
                .startsWith("'pattern' is '[0-9', no regular expression");
    }
}
