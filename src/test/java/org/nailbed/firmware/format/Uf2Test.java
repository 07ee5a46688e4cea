package org.nailbed.firmware.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Vectors;
import org.nailbed.firmware.format.SparseFlash.Run;

class Uf2Test {

    private static final byte[] CONTENT = noise(3000);

    @Test
    void fileOfEspressifsToolIsRead() {
        byte[] block = vector();

        Map<EspChip, List<Run>> read = Uf2.read("app.uf2", block);

        assertThat(read).containsOnlyKeys(EspChip.ESP32_C3);
        Run run = read.getOrDefault(EspChip.ESP32_C3, List.of()).get(0);
        assertThat(run.offset()).isEqualTo(0x1000);
        assertThat(HexFormat.of().formatHex(run.bytes())).isEqualTo("41414141");
    }

    @Test
    void changedByteIsFoundByTheDigestBehindItWhereverThatStands() {
        byte[] behind = vector();
        behind[33]++;
        assertRefused(behind, "app.uf2 at 0x2C: MD5 is 098890dd");
        byte[] end = new Uf2Builder()
                .flags(Uf2Builder.FAMILY | Uf2Builder.MD5)
                .md5AtEnd()
                .file(Uf2Builder.ESP32_C3, 0x1000, CONTENT)
                .build();
        assertThat(Uf2.read("app.uf2", end)).hasSize(1);
        end[512 + 40]++;
        assertRefused(end, "the bytes at 0x1100 give");
    }

    @Test
    void addressThatTheDigestDoesNotNameIsRefused() {
        byte[] moved = vector();
        moved[13] = 0x20;

        assertRefused(moved, "MD5 is of 0 bytes at 0x0, which the file does not hold");
    }

    @Test
    void blocksOfSeveralFilesInAnyOrderAreJoined() {
        byte[] file = new Uf2Builder()
                .file(Uf2Builder.ESP32_C3, 0, CONTENT)
                .file(Uf2Builder.ESP32_C3, 0x8000, noise(100))
                .payload(476)
                .file(Uf2Builder.ESP32_C3, 0x10000, noise(5000))
                .build();

        List<Run> runs = Uf2.read("app.uf2", shuffled(file)).getOrDefault(EspChip.ESP32_C3, List.of());

        assertThat(runs).extracting(Run::offset).containsExactly(0, 0x8000, 0x10000);
        assertThat(runs.get(0).bytes()).isEqualTo(CONTENT);
        assertThat(runs.get(2).bytes()).isEqualTo(noise(5000));
    }

    @Test
    void familiesAreKeptApartAndForeignOnesLeftOut() {
        byte[] file = new Uf2Builder()
                .file(Uf2Builder.ESP32_C3, 0, CONTENT)
                .file(Uf2Builder.ESP32_S3, 0, noise(100))
                .file(0x12345678, 0, noise(700))
                .flags(Uf2Builder.FAMILY | 1)
                .file(Uf2Builder.ESP32_C3, 0, noise(300))
                .build();

        Map<EspChip, List<Run>> read = Uf2.read("app.uf2", file);

        assertThat(read).containsOnlyKeys(EspChip.ESP32_S3, EspChip.ESP32_C3);
        assertThat(read.getOrDefault(EspChip.ESP32_C3, List.of()).get(0).bytes())
                .isEqualTo(CONTENT);
    }

    @Test
    void everyFamilyOfTheReferenceIsKnown() {
        // Protocol reference, 5.5.
        int[] families = {
            0x7EAB61ED,
            0x1C5F21B0,
            0xBFDD4EEE,
            0xC47E5767,
            0x2B88D29C,
            0xD42BA06C,
            0xF71C0343,
            0x540DDF62,
            0x77D850C4,
            0x332726F6,
            0x3D308E94,
            0xB6DD00AF,
            0x9E0BAA8A,
            0x3101F7C1
        };
        List<String> chips = List.of(
                "ESP8266",
                "ESP32",
                "ESP32-S2",
                "ESP32-S3",
                "ESP32-C2",
                "ESP32-C3",
                "ESP32-C5",
                "ESP32-C6",
                "ESP32-C61",
                "ESP32-H2",
                "ESP32-P4",
                "ESP32-H21",
                "ESP32-H4",
                "ESP32-S31");
        for (int i = 0; i < families.length; i++) {
            byte[] file = new Uf2Builder().file(families[i], 0, noise(4)).build();
            assertThat(Uf2.read("app.uf2", file).keySet())
                    .extracting(EspChip::title)
                    .containsExactly(chips.get(i));
        }
    }

    @Test
    void missingAndRepeatedBlocksAreRefused() {
        byte[] file = new Uf2Builder().file(Uf2Builder.ESP32_C3, 0, CONTENT).build();
        assertRefused(
                Arrays.copyOf(file, file.length - 512), "block 11 of 12 for ESP32-C3 is there 0 times, expected 1");
        byte[] twice = Arrays.copyOf(file, file.length + 512);
        System.arraycopy(file, 0, twice, file.length, 512);
        assertRefused(twice, "is there");
        byte[] beyond = new Uf2Builder()
                .block(Uf2Builder.ESP32_C3, 0, noise(4), 0, 1)
                .block(Uf2Builder.ESP32_C3, 16, noise(4), 7, 1)
                .build();
        assertRefused(beyond, "a block for ESP32-C3 has a number beyond its count of 1");
    }

    @Test
    void brokenBlocksAreRefusedWithTheirPlace() {
        byte[] file = new Uf2Builder().file(Uf2Builder.ESP32_C3, 0, CONTENT).build();
        assertRefused(Arrays.copyOf(file, file.length - 1), "It is cut short");
        for (int at : new int[] {512, 516, 1023}) {
            byte[] broken = file.clone();
            broken[at] ^= 1;
            assertRefused(broken, "app.uf2 at 0x200: no block of UF2, its marks are missing");
        }
        assertRefused(
                new Uf2Builder()
                        .block(Uf2Builder.ESP32_C3, 0, new byte[0], 0, 1)
                        .build(),
                "0 bytes in a block");
        byte[] large = file.clone();
        large[17] = 2;
        assertRefused(large, "512 bytes in a block, expected 1 to 476");
        assertRefused(
                new Uf2Builder().file(Uf2Builder.ESP32_C3, 0x7FFFFFF, noise(4)).build(),
                "block 0: 4 bytes at 0x7FFFFFF, but the largest flash ends at 0x8000000");
        assertRefused(new Uf2Builder().flags(0).file(0, 0, noise(4)).build(), "1 blocks, none for a family of ESP32");
    }

    private static byte[] vector() {
        Vectors vectors = Vectors.read("addressed.txt");
        byte[] begin = vectors.bytes("uf2-begin");
        byte[] end = vectors.bytes("uf2-end");
        byte[] block = Arrays.copyOf(begin, 512);
        System.arraycopy(end, 0, block, 512 - end.length, end.length);
        return block;
    }

    private static byte[] shuffled(byte[] file) {
        byte[] turned = new byte[file.length];
        for (int at = 0; at < file.length; at += 512) {
            System.arraycopy(file, at, turned, file.length - 512 - at, 512);
        }
        return turned;
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static void assertRefused(byte[] file, String message) {
        assertThatThrownBy(() -> Uf2.read("app.uf2", file))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("app.uf2")
                .hasMessageContaining(message);
    }
}
