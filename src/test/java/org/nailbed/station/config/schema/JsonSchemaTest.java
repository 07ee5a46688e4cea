package org.nailbed.station.config.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.station.config.schema.SchemaValidator.asSchema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.station.config.machine.StationFile;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.phase.PhaseKeys;
import org.nailbed.station.config.product.Kinds;
import org.nailbed.station.config.product.ProductFile;
import org.nailbed.station.config.yaml.Shape;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class JsonSchemaTest {

    private static final Path FOLDER = Path.of("station-config");

    private final Map<String, Object> product = asSchema(yaml(JsonSchema.ofProduct()));
    private final Map<String, Object> station = asSchema(yaml(JsonSchema.ofStation()));

    @ParameterizedTest
    @ValueSource(strings = {"demo.yaml", "demo-full.yaml"})
    void productsOfTheRepositoryFit(String file) throws IOException {
        assertThat(new SchemaValidator(product).validate(yaml(read("products/" + file))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-jig.yaml", "full-jig.yaml", "line-1.example.yaml"})
    void stationsOfTheRepositoryFit(String file) throws IOException {
        assertThat(new SchemaValidator(station).validate(yaml(read(file)))).isEmpty();
    }

    @Test
    void theFilesForEditorsAreWhatTheProgramPrints() throws IOException {
        assertThat(read("product.schema.json"))
                .as("nailbed schema product > station-config/product.schema.json")
                .isEqualTo(JsonSchema.ofProduct());
        assertThat(read("station.schema.json"))
                .as("nailbed schema station > station-config/station.schema.json")
                .isEqualTo(JsonSchema.ofStation());
    }

    @Test
    void schemaAndReadersHaveTheSameKeys() {
        assertThat(keys(product)).containsExactlyElementsOf(ProductFile.SHAPE.words());
        assertThat(keys(station))
                .containsExactlyElementsOf(StationFile.TYPE.shape().words());
        Map<String, Object> phase = asSchema(asSchema(product.get("$defs")).get("phase"));
        Map<String, Object> settings = asSchema(((List<?>) Objects.requireNonNull(phase.get("anyOf"))).get(1));
        assertThat(keys(settings))
                .containsExactlyElementsOf(
                        Kinds.ALL.stream().map(KindReader::word).toList());
        for (KindReader kind : Kinds.ALL) {
            Shape shape = PhaseKeys.shape(kind);
            assertThat(keys(asSchema(asSchema(settings.get("properties")).get(kind.word()))))
                    .as(kind.word())
                    .containsExactlyElementsOf(shape.words());
        }
    }

    @Test
    void everyExampleFitsItsKey() {
        List<String> faults = new ArrayList<>();
        checkExamples(product, new SchemaValidator(product), faults);
        checkExamples(station, new SchemaValidator(station), faults);
        assertThat(faults).isEmpty();
    }

    @Test
    void whatReadersRefuseEditorsMark() throws IOException {
        SchemaValidator validator = new SchemaValidator(product);
        String good = read("products/demo.yaml");
        for (String wrong : List.of(
                good.replace("chip: ESP32-S3", "chip: AVR"),
                good.replace("- identify", "- identfy"),
                good.replace("budget: 90 s", "budget: 90"),
                good.replace("budget: 90 s", "bugdet: 90 s"),
                good.replace("demo: true", "demo: maybe"),
                good.replace("name: demo", "title: demo"))) {
            assertThat(validator.validate(yaml(wrong))).isNotEmpty();
        }
    }

    /** Wherever a property is described, its description ends with an example of it. */
    private static void checkExamples(Object part, SchemaValidator validator, List<String> faults) {
        if (part instanceof List<?> list) {
            list.forEach(entry -> checkExamples(entry, validator, faults));
        } else if (part instanceof Map<?, ?> map) {
            if (map.get("description") instanceof String text && text.contains(" Example: ")) {
                String example = text.substring(text.indexOf(" Example: ") + " Example: ".length());
                faults.addAll(validator.validate(asSchema(map), yaml(example), example));
            }
            map.values().forEach(entry -> checkExamples(entry, validator, faults));
        }
    }

    private static List<String> keys(Map<String, Object> schema) {
        return List.copyOf(asSchema(schema.get("properties")).keySet());
    }

    private static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    /** As editors read it: with the types of YAML 1.2. JSON is YAML too. */
    private static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }
}
