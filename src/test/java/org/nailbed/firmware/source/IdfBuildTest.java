package org.nailbed.firmware.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.AppDescriptor;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTableBuilder;

class IdfBuildTest {

    /** In the form of the protocol reference, 6.6. */
    private static final String ARGUMENTS = """
            {
              "write_flash_args" : [ "--flash_mode", "dio", "--flash_size", "4MB", "--flash_freq", "40m" ],
              "flash_settings" : { "flash_mode": "dio", "flash_size": "4MB", "flash_freq": "40m" },
              "flash_files" : {
                "0x1000" : "bootloader/bootloader.bin",
                "0x10000" : "blink.bin",
                "0x8000" : "partition_table/partition-table.bin"
              },
              "bootloader" : { "offset" : "0x1000", "file" : "bootloader/bootloader.bin", "encrypted" : "false" },
              "app" : { "offset" : "0x10000", "file" : "blink.bin", "encrypted" : "true" },
              "partition-table" : {
                "offset" : "0x8000", "file" : "partition_table/partition-table.bin", "encrypted" : "false" },
              "extra_esptool_args" : {
                "after" : "hard_reset", "before" : "default_reset", "stub" : true, "chip" : "esp32" }
            }
            """;

    @TempDir
    Path home;

    private Path build;

    @BeforeEach
    void buildIsThere() throws IOException {
        build = home.resolve("build");
        Files.createDirectories(build.resolve("bootloader"));
        Files.createDirectories(build.resolve("partition_table"));
        Files.write(
                build.resolve("bootloader/bootloader.bin"),
                EspImageBuilder.bootloader(EspImageBuilder.ESP32).build());
        Files.write(
                build.resolve("partition_table/partition-table.bin"),
                PartitionTableBuilder.singleApp().build());
        Files.write(
                build.resolve("blink.bin"),
                EspImageBuilder.app(EspImageBuilder.ESP32, "blink", "1.0").build());
    }

    @Test
    void buildIsReadWithItsChipSizeAndNames() {
        FirmwareSet set = read(ARGUMENTS);

        assertThat(set.images())
                .extracting(Image::name)
                .containsExactly("bootloader/bootloader.bin", "partition_table/partition-table.bin", "blink.bin");
        assertThat(set.images()).extracting(Image::offset).containsExactly(0x1000, 0x8000, 0x10000);
        assertThat(set.chip()).contains("ESP32");
        assertThat(set.flashSizeBytes()).contains(4 << 20);
        assertThat(set.application()).map(AppDescriptor::title).contains("blink 1.0");
    }

    @Test
    void newerSpellingsAreUnderstoodToo() {
        String hyphens = ARGUMENTS
                .replace("--flash_", "--flash-")
                .replace("hard_reset", "hard-reset")
                .replace(
                        "\"flash_settings\" : { \"flash_mode\": \"dio\", \"flash_size\": \"4MB\", \"flash_freq\": \"40m\" },",
                        "");

        assertThat(read(hyphens).flashSizeBytes()).contains(4 << 20);
    }

    @Test
    void sizeThatIsLeftToTheToolComesFromTheBootloader() {
        assertThat(read(ARGUMENTS.replace("4MB", "keep")).flashSizeBytes()).contains(4 << 20);
        assertThat(read(ARGUMENTS.replace("4MB", "detect")).flashSizeBytes()).contains(4 << 20);
    }

    @Test
    void sizeThatOnlyAPatchedHeaderCouldGiveIsRefused() {
        assertRefused(
                ARGUMENTS.replace("4MB", "8MB"),
                "header says 0x400000 bytes of flash, the build 0x800000: expected the same");
    }

    @Test
    void everyFaultIsNamedTogether() throws IOException {
        Files.delete(build.resolve("blink.bin"));
        String bad = ARGUMENTS
                .replace("\"chip\" : \"esp32\"", "\"chip\" : \"esp99\"")
                .replace("\"stub\" : true", "\"stub\" : \"yes\"")
                .replace("4MB", "some")
                .replace("\"encrypted\" : \"true\"", "\"encrypted\" : \"perhaps\"")
                .replace("\"0x8000\" : ", "\"eight\" : ");

        assertThatThrownBy(() -> read(bad))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining(build.resolve("flasher_args.json").toString())
                .hasMessageContaining("6 faults")
                .hasMessageContaining("extra_esptool_args.chip is \"esp99\", expected one of ESP32, ESP32-S2")
                .hasMessageContaining("extra_esptool_args.stub is \"yes\"")
                .hasMessageContaining("flash_size is \"some\"")
                .hasMessageContaining("app.encrypted is \"perhaps\"")
                .hasMessageContaining("flash_files has \"eight\"")
                .hasMessageContaining("blink.bin: not found in");
    }

    @Test
    void filesOutsideTheBuildFolderAreNotRead() throws IOException {
        Path outside = Files.write(home.resolve("secret.bin"), new byte[16]);
        Files.createSymbolicLink(build.resolve("link.bin"), outside);

        for (String file :
                new String[] {"../secret.bin", "bootloader/../../secret.bin", outside.toString(), "link.bin"}) {
            assertRefused(
                    ARGUMENTS.replace("\"0x10000\" : \"blink.bin\"", "\"0x10000\" : \"" + file + "\""),
                    file + " leads out of its folder");
        }
    }

    @Test
    void linkInsideTheBuildFolderIsFollowed() throws IOException {
        Files.move(build.resolve("blink.bin"), build.resolve("blink-1.bin"));
        Files.createSymbolicLink(build.resolve("blink.bin"), Path.of("blink-1.bin"));

        assertThat(read(ARGUMENTS).images()).hasSize(3);
    }

    @Test
    void folderIsNotTakenForAFile() {
        assertRefused(ARGUMENTS.replace("\"blink.bin\"", "\"bootloader\""), "not a file");
        assertRefused(ARGUMENTS.replace("\"blink.bin\"", "\"\""), "not a file");
    }

    @Test
    void chipOfTheBuildMustBeThatOfTheImages() {
        assertRefused(
                ARGUMENTS.replace("\"chip\" : \"esp32\"", "\"chip\" : \"esp32s3\""),
                "the build is for ESP32-S3: expected one chip for all");
    }

    @Test
    void targetThatIsNotAmongTheFilesIsNotWritten() {
        String noBootloader = ARGUMENTS.replace("\"0x1000\" : \"bootloader/bootloader.bin\",", "");
        assertThat(read(noBootloader).images()).hasSize(2);
    }

    @Test
    void targetThatContradictsTheFilesIsRefused() {
        assertRefused(
                ARGUMENTS.replace("\"file\" : \"blink.bin\"", "\"file\" : \"other.bin\""),
                "app is \"other.bin\", but flash_files has \"blink.bin\" at the same offset");
        assertRefused(
                ARGUMENTS.replace("\"offset\" : \"0x10000\"", "\"offset\" : \"there\""), "app.offset is \"there\"");
    }

    @Test
    void whatTheBuildCallsItsAppMustBeAnImage() throws IOException {
        Files.write(build.resolve("blink.bin"), new byte[1000]);

        assertRefused(ARGUMENTS, "blink.bin at 0x0: first byte is 00, expected E9");
    }

    @Test
    void sameOffsetTwiceIsRefusedInWhateverSpelling() {
        assertRefused(
                ARGUMENTS.replace("\"0x8000\" : \"part", "\"65536\" : \"part"), "flash_files names offset 65536 twice");
        assertRefused(ARGUMENTS.replace("\"0x8000\" : \"part", "\"0x10000\" : \"part"), "Duplicate field '0x10000'");
    }

    @Test
    void brokenJsonIsRefusedWithItsPlace() {
        assertRefused("{\n  \"flash_files\" : {", "line 2");
        assertRefused("[]", "expected a JSON object");
        assertRefused("", "expected a JSON object");
        assertRefused("{}", "flash_files is missing or empty");
        assertRefused("{\"flash_files\":[\"0x1000\"]}", "flash_files is missing or empty");
        assertRefused("{\"flash_files\":{\"0x1000\": 7}}", "flash_files has \"0x1000\": 7");
        assertRefused("{\"a\":" + "[".repeat(100_000), "no valid JSON");
    }

    @Test
    void hugeArgumentsAreNotRead() {
        assertRefused(" ".repeat((1 << 20) + 1), "expected at most 1048576");
    }

    @Test
    void folderWithoutABuildIsRefusedWithWhatToDo() {
        assertThatThrownBy(() ->
                        FirmwareSource.read(List.of(home.resolve("nowhere").toString())))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("Name a build folder");
    }

    private FirmwareSet read(String arguments) {
        try {
            Files.writeString(build.resolve(IdfBuild.ARGUMENTS_FILE), arguments);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return FirmwareSource.read(List.of(build.toString())).set();
    }

    private void assertRefused(String arguments, String message) {
        assertThatThrownBy(() -> read(arguments))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining(message);
    }
}
