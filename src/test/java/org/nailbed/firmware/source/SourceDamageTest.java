package org.nailbed.firmware.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.format.Uf2Builder;

/** Each form of firmware with random bits flipped, cut or filled: it is read or refused, soon and with a reason. */
class SourceDamageTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ROUNDS = 150;

    /** Small, so that a round costs little and damage hits what matters. */
    private static final byte[] BOOTLOADER =
            EspImageBuilder.bootloader(EspImageBuilder.ESP32_S3).build();

    @TempDir
    Path home;

    private long seed;
    private Random random = new Random();

    @BeforeEach
    void seeded() {
        seed = System.nanoTime();
        random = new Random(seed);
    }

    @Test
    void damagedHexIsReadOrRefused() {
        String hex = ":10000000" + "41".repeat(16) + "E0\n:020000040001F9\n:0400100041414141E8\n:00000001FF\n";
        survives("all.hex", hex.getBytes(UTF_8), List.of("%s"));
    }

    @Test
    void damagedUf2IsReadOrRefused() {
        byte[] file = new Uf2Builder()
                .flags(Uf2Builder.FAMILY | Uf2Builder.MD5)
                .file(Uf2Builder.ESP32_S3, 0, BOOTLOADER)
                .file(Uf2Builder.ESP32_C3, 0x8000, BuildFiles.TABLE)
                .build();
        survives("all.uf2", file, List.of("%s"));
    }

    @Test
    void damagedMergedFileIsReadOrRefused() {
        survives("merged.bin", BuildFiles.merged(BuildFiles.OTA_TABLE, 0x11000), List.of("%s"));
    }

    @Test
    void damagedPairsAreReadOrRefused() throws IOException {
        Files.write(home.resolve("data.bin"), new byte[] {1, 2, 3});
        survives("table.bin", BuildFiles.OTA_TABLE, List.of("0x8000=%s", "nvs=" + home.resolve("data.bin")));
    }

    @Test
    void damagedIdfArgumentsAreReadOrRefused() throws IOException {
        Path build = BuildFiles.idf(home.resolve("build"));
        byte[] arguments = Files.readAllBytes(build.resolve("flasher_args.json"));
        survives("build/flasher_args.json", arguments, List.of("%s"));
    }

    @Test
    void damagedManifestIsReadOrRefused() throws IOException {
        Files.write(home.resolve("boot.bin"), BOOTLOADER);
        String manifest =
                "{\"name\":\"x\",\"builds\":[{\"chipFamily\":\"ESP32-S3\",\"parts\":[{\"path\":\"boot.bin\",\"offset\":0}]}]}";
        survives("manifest.json", manifest.getBytes(UTF_8), List.of("%s"));
    }

    @Test
    void damagedIdeDataIsReadOrRefused() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("firmware.bin", BuildFiles.APP);
        files.put("bootloader.bin", BOOTLOADER);
        files.put("partitions.bin", BuildFiles.OTA_TABLE);
        BuildFiles.write(home.resolve("pio"), files);
        String data =
                "{\"extra\":{\"flash_images\":[{\"offset\":\"0x0\",\"path\":\"/p/bootloader.bin\"}],\"application_offset\":\"0x10000\"}}";
        survives(
                "pio/idedata.json",
                data.getBytes(UTF_8),
                List.of(home.resolve("pio").toString()));
    }

    private void survives(String name, byte[] good, List<String> arguments) {
        Path file = home.resolve(name);
        List<String> named =
                arguments.stream().map(text -> text.formatted(file)).toList();
        Assertions.assertTimeoutPreemptively(SOON, () -> {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] bad = round == 0 ? good : damaged(good);
                Files.write(file, bad);
                attempt(named, "seed %d, round %d: %s".formatted(seed, round, shown(bad)));
            }
        });
    }

    private static void attempt(List<String> arguments, String label) {
        try {
            assertThat(FirmwareSource.read(arguments).set().images()).isNotEmpty();
        } catch (FirmwareException expected) {
            assertThat(expected.getMessage()).as(label).isNotBlank();
        } catch (RuntimeException e) {
            fail(label, e);
        }
    }

    private byte[] damaged(byte[] good) {
        int length = random.nextInt(4) == 0 ? random.nextInt(good.length + 1) : good.length;
        byte[] bytes = Arrays.copyOf(good, length);
        for (int i = random.nextInt(4); i >= 0 && length > 0; i--) {
            // The beginnings of files and of sectors are what is parsed.
            int near = random.nextInt(Math.min(length, 600));
            int sector = random.nextBoolean() ? 0 : random.nextInt(length) & ~0xFFF;
            int at = Math.min(length - 1, sector + near);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (bytes[at] ^ 1 << random.nextInt(8));
        }
        return bytes;
    }

    private static String shown(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 300), ISO_8859_1);
    }
}
