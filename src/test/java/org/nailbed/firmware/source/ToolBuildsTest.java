package org.nailbed.firmware.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.Esp8266Images;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTableBuilder;
import org.nailbed.firmware.partition.OtaData;

/** Builds without a list of offsets: PlatformIO's and Arduino's. */
class ToolBuildsTest {

    private static final byte[] FILE_SYSTEM = {1, 2, 3, 4};

    @TempDir
    Path home;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @BeforeEach
    void platformIoBuild() {
        files.put("firmware.bin", BuildFiles.APP);
        files.put("bootloader.bin", BuildFiles.BOOTLOADER);
        files.put("partitions.bin", BuildFiles.TABLE);
    }

    @Test
    void platformIoPartsGoWhereChipAndTableSay() throws IOException {
        FoundFirmware found = read();

        assertThat(found.kind()).startsWith("PlatformIO build ");
        assertThat(places(found)).containsExactly("0 bootloader.bin", "8000 partitions.bin", "10000 firmware.bin");
        assertThat(found.set().chip()).contains("ESP32-S3");
    }

    @Test
    void environmentIsFoundFromTheProject() throws IOException {
        Map<String, byte[]> project = new LinkedHashMap<>();
        files.forEach((name, content) -> project.put(".pio/build/s3/" + name, content));
        Path root = BuildFiles.write(home.resolve("project"), project);
        assertThat(places(FirmwareSource.read(List.of(root.toString())))).hasSize(3);

        files.forEach((name, content) -> project.put(".pio/build/c3/" + name, content));
        BuildFiles.write(root, project);
        assertThatThrownBy(() -> FirmwareSource.read(List.of(root.toString())))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("several builds found, " + root + "/.pio/build/c3, " + root + "/.pio/build/s3");
    }

    @Test
    void firstApplicationIsChosenWhereTheTableHasAChoice() throws IOException {
        files.put("partitions.bin", BuildFiles.OTA_TABLE);

        FoundFirmware found = read();

        assertThat(places(found))
                .containsExactly(
                        "0 bootloader.bin",
                        "8000 partitions.bin",
                        "e000 choice of application (made here)",
                        "10000 firmware.bin");
        assertThat(OtaData.parse(found.set().images().get(2)).selected(2)).contains(0);
    }

    @Test
    void choiceIsErasedWhereAFactoryApplicationComesWithIt() throws IOException {
        files.put(
                "partitions.bin",
                new PartitionTableBuilder()
                        .data(0, 0xE000, 0x2000, "otadata")
                        .app(0, 0x20000, 0x100000, "factory")
                        .app(0x10, 0x120000, 0x100000, "ota_0")
                        .build());

        FoundFirmware found = read();

        assertThat(OtaData.parse(found.set().images().get(2)).isBlank()).isTrue();
        assertThat(places(found)).last().isEqualTo("20000 firmware.bin");
    }

    @Test
    void choiceThatTheBuildBringsIsTaken() throws IOException {
        files.put("partitions.bin", BuildFiles.OTA_TABLE);
        files.put("boot_app0.bin", OtaData.selecting(0));

        assertThat(places(read())).contains("e000 boot_app0.bin");
    }

    @Test
    void fileSystemGoesToItsPartition() throws IOException {
        files.put("partitions.bin", BuildFiles.OTA_TABLE);
        files.put("littlefs.bin", FILE_SYSTEM);
        assertThat(places(read())).as("the only one there is").contains("210000 littlefs.bin");

        files.put(
                "partitions.bin",
                new PartitionTableBuilder()
                        .app(0, 0x10000, 0x100000, "factory")
                        .data(0x81, 0x110000, 0x1000, "fat")
                        .data(0x83, 0x111000, 0x1000, "little")
                        .build());
        assertThat(places(read())).as("that of its type").contains("111000 littlefs.bin");
    }

    @Test
    void fileSystemWithoutAPartitionIsLeftOutAndSaidSo() throws IOException {
        files.put("spiffs.bin", FILE_SYSTEM);

        FoundFirmware found = read();

        assertThat(places(found)).hasSize(3);
        assertThat(found.warnings())
                .containsExactly(
                        "spiffs.bin is not written: the table has no one partition for it. Name it as partition=spiffs.bin to write it.");
    }

    @Test
    void placesThatPlatformIoWroteDownGoFirst() throws IOException {
        files.put(
                "partitions.bin",
                new PartitionTableBuilder()
                        .app(0x10, 0x20000, 0x100000, "app0")
                        .app(0x11, 0x120000, 0x100000, "app1")
                        .data(0, 0xE000, 0x2000, "otadata")
                        .data(0x40, 0x220000, 0x1000, "extra")
                        .build());
        files.put("extra.bin", FILE_SYSTEM);
        files.put("idedata.json", """
                {"extra": {"flash_images": [
                    {"offset": "0x0", "path": "/home/u/p/.pio/build/s3/bootloader.bin"},
                    {"offset": "0xd000", "path": "C:\\\\p\\\\partitions.bin"},
                    {"offset": "0xe000", "path": "/home/u/.platformio/packages/f/boot_app0.bin"},
                    {"offset": "0x220000", "path": "/home/u/p/extra.bin"},
                    {"offset": "0x230000", "path": "/home/u/elsewhere/other.bin"}],
                  "application_offset": "0x120000"}}
                """.getBytes(UTF_8));

        FoundFirmware found = read();

        assertThat(places(found))
                .containsExactly(
                        "0 bootloader.bin",
                        "d000 partitions.bin",
                        "e000 choice of application (made here)",
                        "120000 firmware.bin",
                        "220000 extra.bin");
        assertThat(OtaData.parse(found.set().images().get(2)).selected(2)).contains(1);
        assertThat(found.warnings())
                .singleElement()
                .asString()
                .startsWith("other.bin for 0x230000 is named by the build, but does not lie in ");
    }

    @Test
    void placeThatIsNoneIsRefused() throws IOException {
        files.put("idedata.json", "{\"extra\":{\"application_offset\":\"there\"}}".getBytes(UTF_8));

        assertRefused("idedata.json: offset is \"there\", expected one such as \"0x10000\"");
    }

    @Test
    void missingPartsAreNamedAndTheMergedFileStandsInForThem() throws IOException {
        files.remove("partitions.bin");
        assertRefused("partitions.bin: not found in ");

        files.put("firmware.factory.bin", BuildFiles.merged(BuildFiles.TABLE, 0x20000));
        assertThat(places(read())).containsExactly("0 firmware.factory.bin");
    }

    @Test
    void tableWithoutAnApplicationIsRefused() throws IOException {
        files.put(
                "partitions.bin",
                new PartitionTableBuilder().data(2, 0x9000, 0x6000, "nvs").build());

        assertRefused("has no partition for firmware.bin, expected factory or ota_0");
    }

    @Test
    void buildForTheEsp8266IsOneFile() throws IOException {
        files.clear();
        files.put("firmware.bin", Esp8266Images.first(0x40));

        assertThat(places(read())).containsExactly("0 firmware.bin");
    }

    @Test
    void applicationThatIsNoneIsRefused() throws IOException {
        files.put("firmware.bin", new byte[100]);

        assertRefused("firmware.bin at 0x0: first byte is 00, expected E9");
    }

    @Test
    void arduinoPartsGoBeforeTheirMergedFile() throws IOException {
        arduino("blink.ino");
        files.put("blink.ino.merged.bin", BuildFiles.merged(BuildFiles.TABLE, 0x20000));

        FoundFirmware found = read();

        assertThat(found.kind()).startsWith("Arduino build ");
        assertThat(places(found))
                .containsExactly(
                        "0 blink.ino.bootloader.bin",
                        "8000 blink.ino.partitions.bin",
                        "e000 choice of application (made here)",
                        "10000 blink.ino.bin");

        files.remove("blink.ino.partitions.bin");
        assertThat(places(read())).containsExactly("0 blink.ino.merged.bin");
        assertThat(read().warnings()).hasSize(1);
    }

    @Test
    void severalSketchesAreNotGuessedBetween() throws IOException {
        arduino("blink.ino");
        files.put("fade.ino.bin", BuildFiles.APP);

        assertRefused("holds several sketches, blink.ino.bin, fade.ino.bin");
    }

    private void arduino(String sketch) {
        files.clear();
        files.put(sketch + ".bin", BuildFiles.APP);
        files.put(sketch + ".bootloader.bin", BuildFiles.BOOTLOADER);
        files.put(sketch + ".partitions.bin", BuildFiles.OTA_TABLE);
    }

    /** From a folder and from a zip alike. */
    private FoundFirmware read() throws IOException {
        Path zip = BuildFiles.zip(home.resolve("build.zip"), files);
        FoundFirmware packed = FirmwareSource.read(List.of(zip.toString()));
        FoundFirmware found =
                FirmwareSource.read(List.of(BuildFiles.write(folder(), files).toString()));
        assertThat(found.set()).isEqualTo(packed.set());
        return found;
    }

    private int folders;

    private Path folder() {
        folders++;
        return home.resolve("build" + folders);
    }

    private static List<String> places(FoundFirmware found) {
        return found.set().images().stream()
                .map((Image image) -> Integer.toHexString(image.offset()) + " " + image.name())
                .toList();
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::read).isInstanceOf(FirmwareException.class).hasMessageContaining(message);
    }
}
