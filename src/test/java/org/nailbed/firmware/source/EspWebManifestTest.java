package org.nailbed.firmware.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;

class EspWebManifestTest {

    /** In the form of the transports reference, 7.4, trailing commas included. */
    private static final String MANIFEST = """
            {
              "name": "Blink", "version": "1.0", "new_install_prompt_erase": true,
              "builds": [
                { "chipFamily": "ESP32-S3", "serialType": "uart", "parts": [ { "path": "none.bin", "offset": 0 } ] },
                { "chipFamily": "ESP32-S3",
                  "parts": [
                    { "path": "s3/boot.bin", "offset": 0 },
                    { "path": "./table.bin", "offset": 32768 },
                    { "path": "s3/app.bin", "offset": 65536 },
                  ], },
                { "chipFamily": "ESP32-C3", "parts": [ { "path": "c3.bin", "offset": 0 } ] },
                { "chipFamily": "ESP64", "parts": [] }
              ],
            }
            """;

    @TempDir
    Path home;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @BeforeEach
    void parts() {
        files.put("s3/boot.bin", BuildFiles.BOOTLOADER);
        files.put("table.bin", BuildFiles.TABLE);
        files.put("s3/app.bin", BuildFiles.APP);
        files.put("c3.bin", EspImageBuilder.bootloader(EspImageBuilder.ESP32_C3).build());
    }

    @Test
    void buildOfTheWantedChipIsRead() throws IOException {
        FoundFirmware found = read(MANIFEST, Optional.of(EspChip.ESP32_S3));

        assertThat(found.kind()).isEqualTo("ESP Web Tools manifest of Blink 1.0 for ESP32-S3");
        assertThat(found.set().images()).extracting(Image::offset).containsExactly(0, 0x8000, 0x10000);
        assertThat(found.warnings())
                .singleElement()
                .asString()
                .endsWith("a build for \"ESP64\" is left out, which Nailbed does not know.");
        assertThat(read(MANIFEST, Optional.of(EspChip.ESP32_C3)).set().chip()).contains("ESP32-C3");
    }

    @Test
    void chipMustBeNamedWhenThereAreSeveral() {
        assertRefused(MANIFEST, "holds firmware for ESP32-S3, ESP32-C3, expected one chip. Say which chip");
    }

    @Test
    void chipThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> read(MANIFEST, Optional.of(EspChip.ESP32_P4)))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("expected ESP32-P4");
    }

    @Test
    void onlyBuildNeedsNoChip() throws IOException {
        assertThat(read(build("{\"path\":\"c3.bin\",\"offset\":0}"), Optional.empty())
                        .set()
                        .images())
                .hasSize(1);
    }

    @Test
    void partsOutsideTheFolderAndOnTheNetworkAreRefused() {
        assertRefused(build("{\"path\":\"../c3.bin\",\"offset\":0}"), "../c3.bin leads out of its folder");
        assertRefused(build("{\"path\":\"/etc/passwd\",\"offset\":0}"), "leads out of its folder");
        assertRefused(
                build("{\"path\":\"https://example.org/c3.bin\",\"offset\":0}"),
                "https://example.org/c3.bin lies on the network, expected a file beside the manifest");
        assertRefused(build("{\"path\":\"none.bin\",\"offset\":0}"), "none.bin: not found in");
    }

    @Test
    void everyFaultOfABuildIsNamed() {
        assertRefused(
                build("{\"path\":7,\"offset\":0},{\"path\":\"c3.bin\"},{\"path\":\"c3.bin\",\"offset\":-1}"),
                "3 faults");
        assertRefused(build("{\"path\":\"c3.bin\",\"offset\":true}"), "offset true, expected a file and a number");
        assertRefused(build(""), "the build has no parts");
        assertRefused("{\"builds\":[]}", "builds is missing or holds none for a known chip");
        assertRefused("{\"builds\":{\"chipFamily\":\"ESP32\"}}", "builds is missing");
        assertRefused("{\"builds\":[7,{\"chipFamily\":[]}]}", "builds is missing");
        assertRefused(
                "{\"builds\":[{\"chipFamily\":\"ESP32\"},{\"chipFamily\":\"ESP32\"}]}",
                "two builds for ESP32, expected one");
        assertRefused("{\"builds\":[}", "manifest.json at line 1, column 12: no valid JSON: Unexpected close marker");
        assertRefused("{\"builds\":[]} {}", "expected a JSON object and nothing else");
        assertRefused("{\"name\":\"" + "x".repeat(1 << 20) + "\"}", "expected at most 1048576");
    }

    private static String build(String parts) {
        return "{\"builds\":[{\"chipFamily\":\"ESP32-C3\",\"parts\":[" + parts + "]}]}";
    }

    private FoundFirmware read(String manifest, Optional<EspChip> chip) throws IOException {
        files.put("manifest.json", manifest.getBytes(UTF_8));
        Path folder = BuildFiles.write(home.resolve("web"), files);
        FoundFirmware byFolder = FirmwareSource.read(List.of(folder.toString()), chip);
        FoundFirmware byFile =
                FirmwareSource.read(List.of(folder.resolve("manifest.json").toString()), chip);
        assertThat(byFile.set()).isEqualTo(byFolder.set());
        return byFile;
    }

    private void assertRefused(String manifest, String message) {
        assertThatThrownBy(() -> read(manifest, Optional.empty()))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining(message);
    }
}
