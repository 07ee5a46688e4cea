package org.nailbed.firmware.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.AppDescriptor;
import org.nailbed.firmware.Esp8266Images;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTableBuilder;
import org.nailbed.firmware.format.HexBuilder;
import org.nailbed.firmware.format.Uf2Builder;

class FirmwareSourceTest {

    @TempDir
    Path home;

    @Test
    void idfBuildIsReadFromFolderZipAndOneFolderDeeper() throws IOException {
        Map<String, byte[]> nested = new HashMap<>();
        BuildFiles.idfFiles().forEach((name, content) -> nested.put("build/" + name, content));
        nested.put("README.md", new byte[] {'#'});
        Path folder = BuildFiles.idf(home.resolve("build"));

        for (Path source : List.of(
                folder,
                folder.resolve("flasher_args.json"),
                BuildFiles.zip(home.resolve("build.zip"), BuildFiles.idfFiles()),
                BuildFiles.write(home.resolve("project"), nested),
                BuildFiles.zip(home.resolve("project.zip"), nested))) {
            FoundFirmware found = read(source);
            assertThat(found.kind()).startsWith("ESP-IDF build " + home);
            assertThat(found.set().images()).extracting(Image::offset).containsExactly(0x0, 0x8000, 0x10000);
            assertThat(found.set().chip()).contains("ESP32-S3");
            assertThat(found.set().application()).map(AppDescriptor::title).contains("blink 1.0");
            assertThat(found.warnings()).isEmpty();
        }
    }

    @Test
    void severalBuildsInOneFolderAreNotGuessedBetween() throws IOException {
        BuildFiles.idf(home.resolve("a"));
        BuildFiles.idf(home.resolve("b"));

        assertRefused(home, "several builds found, " + home + "/a, " + home + "/b. Name one of them");
    }

    @Test
    void folderWithoutABuildIsRefusedWithWhatIsExpected() throws IOException {
        Files.createDirectories(home.resolve("src"));

        assertRefused(home, "no build found, expected flasher_args.json (ESP-IDF), firmware.bin (PlatformIO)");
        assertRefused(home.resolve("nowhere"), "nowhere: not found. Name a build folder");
    }

    @Test
    void mergedFileIsPlacedByItsBootloader() throws IOException {
        Path s3 = Files.write(home.resolve("merged.bin"), BuildFiles.merged(BuildFiles.TABLE, 0x20000));

        FoundFirmware found = read(s3);

        assertThat(found.kind()).isEqualTo("merged file " + s3);
        assertThat(found.set().images()).extracting(Image::offset).containsExactly(0x0);
        assertThat(found.set().chip()).contains("ESP32-S3");
        assertThat(found.set().application()).map(AppDescriptor::title).contains("blink 1.0");
        assertThat(found.warnings())
                .containsExactly(s3 + " blanks partition 'nvs' (0x9000 to 0xF000): what a board keeps there is lost.");
    }

    @Test
    void mergedFileOfAChipThatBootsLaterMayBeginAtZeroOrAtItsBootloader() throws IOException {
        byte[] bootloader = EspImageBuilder.bootloader(EspImageBuilder.ESP32).build();
        byte[] app = EspImageBuilder.app(EspImageBuilder.ESP32, "blink", "1.0").build();
        byte[] whole = BuildFiles.merged(BuildFiles.TABLE, 0x20000);
        Arrays.fill(whole, 0, 0x8000, (byte) 0xFF);
        System.arraycopy(bootloader, 0, whole, 0x1000, bootloader.length);
        System.arraycopy(app, 0, whole, 0x10000, app.length);
        byte[] fromBootloader = Arrays.copyOfRange(whole, 0x1000, whole.length);

        assertThat(read(Files.write(home.resolve("whole.bin"), whole)).set().images())
                .extracting(Image::offset)
                .containsExactly(0x0);
        assertThat(read(Files.write(home.resolve("later.bin"), fromBootloader))
                        .set()
                        .images())
                .extracting(Image::offset)
                .containsExactly(0x1000);
    }

    @Test
    void tableAtAnotherPlaceInAMergedFileIsFound() throws IOException {
        byte[] merged = new byte[0x30000];
        Arrays.fill(merged, (byte) 0xFF);
        byte[] table = new PartitionTableBuilder()
                .data(2, 0x11000, 0x5000, "nvs")
                .app(0, 0x20000, 0x100000, "factory")
                .build();
        System.arraycopy(BuildFiles.BOOTLOADER, 0, merged, 0, BuildFiles.BOOTLOADER.length);
        System.arraycopy(table, 0, merged, 0x10000, table.length);
        System.arraycopy(BuildFiles.APP, 0, merged, 0x20000, BuildFiles.APP.length);

        assertThat(read(Files.write(home.resolve("merged.bin"), merged)).set().partitionTable())
                .isPresent();
    }

    @Test
    void oneImageAloneIsNotGivenAPlace() throws IOException {
        assertRefused(Files.write(home.resolve("app.bin"), BuildFiles.APP), "holds one image and no partition table");
        assertRefused(Files.write(home.resolve("boot.bin"), BuildFiles.BOOTLOADER), "holds one image and no partition");
        assertRefused(Files.write(home.resolve("t.bin"), BuildFiles.TABLE), "begins with AA, expected a merged file");
        assertRefused(Files.write(home.resolve("empty.bin"), new byte[0]), "the file is empty");
        assertRefused(Files.write(home.resolve("a.elf"), new byte[] {0x7F, 'E', 'L', 'F'}), "begins as an ELF file");
        assertRefused(Files.write(home.resolve("a.gz"), new byte[] {0x1F, (byte) 0x8B, 8}), "begins as a gzip file");
    }

    @Test
    void imageOfTheEsp8266NeedsNoPlace() throws IOException {
        FoundFirmware found = read(Files.write(home.resolve("firmware.bin"), Esp8266Images.first(0x40)));

        assertThat(found.set().images()).extracting(Image::offset).containsExactly(0);
        assertThat(found.set().chip()).contains("ESP8266");
    }

    @Test
    void intelHexBringsItsAddresses() throws IOException {
        HexBuilder hex = new HexBuilder()
                .bytes(0, BuildFiles.BOOTLOADER)
                .bytes(0x8000, BuildFiles.TABLE)
                .bytes(0x10000, BuildFiles.APP);
        Path file = Files.writeString(home.resolve("all.hex"), hex.build());

        FoundFirmware found = read(file);

        assertThat(found.kind()).isEqualTo("Intel HEX " + file);
        assertThat(found.set().images())
                .extracting(Image::name)
                .containsExactly(file + " 0x0", file + " 0x8000", file + " 0x10000");
        assertThat(found.set().images().get(2).content()).isEqualTo(BuildFiles.APP);
        assertThat(found.set().chip()).contains("ESP32-S3");
    }

    @Test
    void uf2IsReadForTheChipThatIsWanted() throws IOException {
        Uf2Builder builder = new Uf2Builder()
                .file(Uf2Builder.ESP32_S3, 0, BuildFiles.BOOTLOADER)
                .file(Uf2Builder.ESP32_S3, 0x8000, BuildFiles.TABLE)
                .file(Uf2Builder.ESP32_S3, 0x10000, BuildFiles.APP);
        Path one = Files.write(home.resolve("one.uf2"), builder.build());
        assertThat(read(one).set().images()).extracting(Image::offset).containsExactly(0, 0x8000, 0x10000);
        assertThat(read(one).kind()).isEqualTo("UF2 " + one + " for ESP32-S3");

        byte[] c3 = EspImageBuilder.bootloader(EspImageBuilder.ESP32_C3).build();
        Path two = Files.write(
                home.resolve("two.uf2"),
                builder.file(Uf2Builder.ESP32_C3, 0, c3).build());
        assertThat(read(two, EspChip.ESP32_C3).set().chip()).contains("ESP32-C3");
        assertThat(read(two, EspChip.ESP32_S3).set().images()).hasSize(3);
        assertRefused(two, "two.uf2: holds firmware for ESP32-S3, ESP32-C3, expected one chip. Say which chip");
        assertThatThrownBy(() -> read(two, EspChip.ESP32))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("expected ESP32.");
    }

    @Test
    void uf2WhoseAddressesCountFromItsPartitionIsRefused() throws IOException {
        byte[] file =
                new Uf2Builder().file(Uf2Builder.ESP32_S3, 0, BuildFiles.APP).build();

        assertRefused(
                Files.write(home.resolve("tiny.uf2"), file),
                "tiny.uf2 0x0 is an application at 0x0, where an ESP32-S3 starts its bootloader");
    }

    @Test
    void tableMadeForAnotherChipThanTheUf2SaysIsRefused() throws IOException {
        byte[] c3 = EspImageBuilder.bootloader(EspImageBuilder.ESP32_C3).build();
        byte[] file = new Uf2Builder().file(Uf2Builder.ESP32_S3, 0, c3).build();

        assertRefused(
                Files.write(home.resolve("wrong.uf2"), file), "the build is for ESP32-S3: expected one chip for all");
    }

    @Test
    void fileMayHaveAnEqualsSignInItsName() throws IOException {
        Path file = Files.write(home.resolve("a=b.bin"), BuildFiles.merged(BuildFiles.TABLE, 0x20000));

        assertThat(read(file).set().images()).hasSize(1);
    }

    @Test
    void nameThatIsNoneIsRefused() {
        assertThatThrownBy(() -> FirmwareSource.read(List.of("a\0b")))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("\"a?b\" is no file name");
    }

    private static FoundFirmware read(Path source) {
        return FirmwareSource.read(List.of(source.toString()));
    }

    private static FoundFirmware read(Path source, EspChip chip) {
        return FirmwareSource.read(List.of(source.toString()), Optional.of(chip));
    }

    private static void assertRefused(Path source, String message) {
        assertThatThrownBy(() -> read(source))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining(message);
    }
}
