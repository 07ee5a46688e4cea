package org.nailbed.station.config.phase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.machine.StationFile;
import org.nailbed.station.config.product.Kinds;
import org.nailbed.station.config.product.ProductFile;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Reading;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;

/** What editors and the page show as an example of a key is taken by the key's reader. */
class EveryExampleTest {

    /** Files that examples name. */
    private static final Map<String, String> FILES = Map.of(
            "units.csv", "serial-number,wifi-key\nNB-000001,secret\n",
            "mes-token", "token\n",
            "ca.der", "certificate",
            "ram-test.bin", "program",
            "led.png", "picture",
            "unit-label.zpl", "^XA^FD{serial-number}^FS^XZ",
            "assembly.pdf", "plan");

    @TempDir
    Path dir;

    @BeforeEach
    void writeFiles() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.writeString(dir.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
    }

    @TestFactory
    Stream<DynamicTest> ofProductsStationsAndPhases() {
        return Stream.of(
                        ProductFile.SHAPE.keys().stream(),
                        StationFile.TYPE.shape().keys().stream(),
                        PhaseKeys.COMMON.keys().stream(),
                        Kinds.ALL.stream().flatMap(kind -> kind.shape().keys().stream()))
                .flatMap(keys -> keys)
                .map(key -> DynamicTest.dynamicTest(
                        key.word() + ": " + key.example(),
                        () -> assertThat(faultsOf(key)).isEmpty()));
    }

    private List<ConfigFault> faultsOf(Key<?> key) {
        Reading reading = new Reading(dir.resolve("p.yaml"));
        Compose yaml = new Compose(LoadSettings.builder().build());
        Place place = new Place(yaml.composeString(key.example()).orElseThrow(), "'" + key.word() + "'", reading);
        assertThat(key.type().read(place).isPresent()
                        || !reading.faults().found().isEmpty())
                .isTrue();
        return reading.faults().found();
    }
}
