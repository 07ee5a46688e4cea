package org.nailbed.station.config.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.station.Fixture;
import org.nailbed.station.SlotPort;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.StationConfig.Database;
import org.nailbed.station.config.StationConfig.Panel;
import org.nailbed.station.config.StationConfig.Real;
import org.nailbed.station.config.StationConfig.Timing;
import org.nailbed.station.config.StationConfig.VirtualJig;
import org.nailbed.station.config.yaml.YamlFile;

class StationFileTest {

    @TempDir
    Path dir;

    @Test
    void theFilesOfTheRepositoryAreRead() {
        Path folder = Path.of("station-config");
        StationConfig virtual = StationFile.read(folder.resolve("virtual-jig.yaml"));
        assertThat(virtual.name()).isEqualTo("virtual-jig");
        assertThat(virtual.productFile()).isEqualTo(folder.resolve("products/demo.yaml"));
        assertThat(virtual.boards())
                .isEqualTo(new VirtualJig("ESP32-S3", 8, Timing.REALISTIC, 8 << 20, 921_600, Map.of()));
        assertThat(virtual.database()).isEmpty();
        assertThat(virtual.panel()).isEqualTo(new Panel("127.0.0.1", 8080));

        StationConfig line = StationFile.read(folder.resolve("line-1.example.yaml"));
        assertThat(((Real) line.boards()).slots())
                .extracting(SlotPort::number, SlotPort::baud)
                .contains(org.assertj.core.groups.Tuple.tuple(3, 460_800));
        assertThat(line.database())
                .contains(new Database(
                        "jdbc:postgresql://localhost:5432/nailbed",
                        Optional.of("nailbed"),
                        Optional.of(Path.of("/etc/nailbed/database-password"))));
    }

    @Test
    void aRateMayBeLeftToTheStationForAllSlotsOrForOne() throws IOException {
        StationConfig config = read("""
                name: line
                product: demo
                baud: auto
                slots:
                  - {number: 1, port: /dev/a}
                  - {number: 2, port: 'rfc2217://10.0.0.7:4000', baud: 230400 baud}
                """);
        assertThat(((Real) config.boards()).slots())
                .containsExactly(
                        new SlotPort(1, "/dev/a", SlotPort.AUTO_BAUD),
                        new SlotPort(2, "rfc2217://10.0.0.7:4000", 230_400));
    }

    @Test
    void aVirtualJigMakesASlotForEachBoard() throws IOException {
        StationConfig config = read("name: v\nproduct: demo\nvirtual-jig: {chip: esp32s3, boards: 2, timing: off}\n");
        Fixture fixture = config.fixture(number -> "jig/board" + number);
        assertThat(fixture.kind()).isEqualTo(Fixture.Kind.VIRTUAL);
        assertThat(fixture.slots())
                .containsExactly(new SlotPort(1, "jig/board1", 921_600), new SlotPort(2, "jig/board2", 921_600));
        assertThat(((VirtualJig) config.boards()).chipAsTools()).isEqualTo("esp32s3");
    }

    @Test
    void everyFaultIsShownAtOnceWithItsPlace() throws IOException {
        List<ConfigFault> faults = faultsOf("""
                name: Line One
                prodct: demo
                slots:
                  - number: 1
                    port: /dev/a
                  - number: 1
                    port: /dev/a
                    baud: 921600
                  - number: 999
                """);
        Path file = dir.resolve("station.yaml");
        assertThat(faults.stream().map(ConfigFault::toString))
                .containsExactly(
                        file
                                + ":1:7: 'name' is 'Line One', expected at most 64 lower-case letters, digits and dashes, a letter or digit first.",
                        file + ":2:1: unknown key 'prodct' in the file, did you mean 'product'?",
                        file + ":6:13: slot 1 stands here twice. Give each its own number.",
                        file + ":7:11: port /dev/a belongs to slot 1 already. Name another.",
                        file + ":8:11: 'baud' is '921600', expected a rate such as '921600 baud', or auto.",
                        file
                                + ":9:5: this slot lacks 'usb' or 'port': where its board is plugged in. 'nailbed ports' lists both.",
                        file + ":9:13: 'number' is '999', expected 1 to 256.");
    }

    @Test
    void aKeyMayNotStandTwice() throws IOException {
        assertThat(messagesOf("name: a\nname: b\nproduct: demo\nvirtual-jig: {chip: esp32, boards: 1}\n"))
                .containsExactly("key 'name' stands twice in the file.");
    }

    @Test
    void slotsAndAVirtualJigExcludeEachOther() throws IOException {
        assertThat(messagesOf("""
                        name: a
                        product: demo
                        virtual-jig: {chip: esp32, boards: 1}
                        slots: [{number: 1, port: /dev/a}]
                        """)).containsExactly("a station has either 'slots' or a 'virtual-jig', not both.");
        assertThat(messagesOf("name: a\nproduct: demo\n"))
                .containsExactly("a station needs 'slots', a list of ports, or a 'virtual-jig'.");
    }

    @Test
    void aPasswordDoesNotBelongIntoTheFile() throws IOException {
        assertThat(messagesOf("""
                        name: a
                        product: demo
                        virtual-jig: {chip: esp32, boards: 1}
                        database: {url: "jdbc:postgresql://h/n?password=secret"}
                        """)).singleElement().asString().contains("password-file");
    }

    @Test
    void tagsAliasesDepthAndSizeAreBounded() throws IOException {
        assertThat(messagesOf("name: &a x\nproduct: *a\n"))
                .singleElement()
                .asString()
                .contains("alias");
        assertThat(messagesOf("[".repeat(5000))).singleElement().asString().contains("nested deeper");
        assertThat(messagesOf("# " + "x".repeat(YamlFile.MAX_BYTES)))
                .singleElement()
                .asString()
                .contains("at most");
        assertThat(messagesOf("""
                        name: !!javax.script.ScriptEngineManager [x]
                        product: demo
                        virtual-jig: {chip: esp32, boards: 1}
                        """)).containsExactly("'name' holds a list, expected one value: a name.");
    }

    @Test
    void whatIsNoYamlNamesItsPlace() throws IOException {
        ConfigFault fault = faultsOf("name: a\n  product: [").get(0);
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.message()).startsWith("this is no YAML");
        assertThat(messagesOf("")).singleElement().asString().contains("empty");
        assertThat(messagesOf("- a\n- b\n").get(0))
                .isEqualTo(
                        "the file holds a list, expected keys with values: name, product, products, baud, slots, virtual-jig,"
                                + " fixture, scanners, scan-order, health, instruments, printers, approval, database, panel.");
    }

    @Test
    void aMissingFileIsAFaultLikeAnyOther() {
        ConfigException exception =
                catchThrowableOfType(ConfigException.class, () -> StationFile.read(dir.resolve("absent.yaml")));
        assertThat(exception).hasMessageContaining("absent.yaml:1:1: there is no such file");
    }

    private StationConfig read(String text) throws IOException {
        return StationFile.read(Files.writeString(dir.resolve("station.yaml"), text));
    }

    private List<ConfigFault> faultsOf(String text) throws IOException {
        Path file = Files.writeString(dir.resolve("station.yaml"), text);
        return catchThrowableOfType(ConfigException.class, () -> StationFile.read(file))
                .faults();
    }

    private List<String> messagesOf(String text) throws IOException {
        return faultsOf(text).stream().map(ConfigFault::message).toList();
    }
}
