package org.nailbed.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoFirmwareTest {

    @TempDir
    Path dir;

    @Test
    void partitionTableIsTheReferencesExample() throws IOException {
        DemoFirmware.write(dir, "esp32");
        byte[] table = Files.readAllBytes(dir.resolve("partition_table/partition-table.bin"));
        String hex = HexFormat.of().formatHex(table);
        assertThat(table).hasSize(0xC00);
        assertThat(hex).startsWith("aa50010200900000006000006e767300");
        assertThat(hex.substring(2 * 96, 2 * 128))
                .isEqualTo("ebeb" + "ff".repeat(14) + "f4ad4f4538564b5d7435b62c75b69524");
        assertThat(hex.substring(2 * 128)).matches("f+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"esp8266", "esp32", "esp32s3", "esp32c6", "esp32p4"})
    void applicationIsAboutOneMebibyteAndCompressesToAboutFiftyNinePercent(String chip) throws IOException {
        DemoFirmware.write(dir, chip);
        byte[] app = Files.readAllBytes(dir.resolve("nailbed-demo.bin"));
        assertThat(app.length).isBetween(1_000_000, 0x100000);
        assertThat(packedLength(app) / (double) app.length).isBetween(0.58, 0.60);
    }

    @Test
    void sameChipGivesTheSameBytes() throws IOException {
        DemoFirmware.write(dir.resolve("one"), "esp32s3");
        DemoFirmware.write(dir.resolve("two"), "esp32s3");
        for (String file : new String[] {"nailbed-demo.bin", "bootloader/bootloader.bin", "flasher_args.json"}) {
            assertThat(Files.mismatch(
                            dir.resolve("one").resolve(file), dir.resolve("two").resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void testApplicationDiffersInNameVersionAndMostOfItsCode() throws IOException {
        DemoFirmware.write(dir.resolve("one"), "esp32s3");
        Path arguments = DemoFirmware.write(dir.resolve("two"), "esp32s3", DemoFirmware.Kind.TEST);
        assertThat(Files.readString(arguments)).contains("\"0x10000\" : \"nailbed-demo-test.bin\"");
        byte[] one = Files.readAllBytes(dir.resolve("one/nailbed-demo.bin"));
        byte[] two = Files.readAllBytes(dir.resolve("two/nailbed-demo-test.bin"));
        int same = 0;
        for (int sector = 0; sector < one.length / 0x1000; sector++) {
            int from = sector * 0x1000;
            same += Arrays.equals(one, from, from + 0x1000, two, from, from + 0x1000) ? 1 : 0;
        }
        assertThat(same).isZero();
    }

    @Test
    void argumentsNameTheChipsOwnBootloaderOffset() throws IOException {
        assertThat(Files.readString(DemoFirmware.write(dir, "esp32")))
                .contains("\"0x1000\" : \"bootloader/bootloader.bin\"");
        assertThat(Files.readString(DemoFirmware.write(dir, "esp32c3")))
                .contains("\"0x0\" : \"bootloader/bootloader.bin\"");
    }

    private static int packedLength(byte[] bytes) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(bytes);
        deflater.finish();
        int length = deflater.deflate(new byte[bytes.length]);
        deflater.end();
        return length;
    }
}
