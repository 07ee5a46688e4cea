package org.nailbed.firmware.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable.Partition;
import org.nailbed.firmware.PartitionTableBuilder;
import org.nailbed.firmware.nvs.NvsReader;

class PairsTest {

    @TempDir
    Path home;

    @Test
    void offsetsAreReadInEverySpelling() throws IOException {
        Path file = Files.write(home.resolve("nvs=1.bin"), new byte[] {1, 2, 3});

        FirmwareSet set = read("1M=" + file, "64k=" + file, "0x9000=" + file, "4096=" + file);

        assertThat(set.images()).extracting(Image::offset).containsExactly(0x1000, 0x9000, 0x10000, 0x100000);
        assertThat(set.images()).extracting(Image::name).containsOnly("nvs=1.bin");
    }

    @Test
    void partitionIsFoundByItsNameInTheTableOfTheSameSet() throws IOException {
        Path table = Files.write(
                home.resolve("table.bin"), PartitionTableBuilder.singleApp().build());
        Path data = Files.write(home.resolve("data.bin"), new byte[] {1, 2, 3});

        FirmwareSet set = read("phy_init=" + data, "0x8000=" + table, "nvs=" + data);

        assertThat(set.images()).extracting(Image::offset).containsExactly(0x8000, 0x9000, 0xF000);
    }

    @Test
    void dataTooLargeForItsPartitionIsRefused() throws IOException {
        Path table = Files.write(
                home.resolve("table.bin"), PartitionTableBuilder.singleApp().build());
        Path data = Files.write(home.resolve("data.bin"), new byte[0x1004]);

        assertThatThrownBy(() -> read("phy_init=" + data, "0x8000=" + table))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("data.bin (0xF000 to 0x10004) is not inside partition 'phy_init'");
    }

    @Test
    void partitionThatIsNoneIsRefusedWithThoseThatAre() throws IOException {
        Path data = Files.write(home.resolve("data.bin"), new byte[] {1, 2, 3});
        Path table = Files.write(
                home.resolve("table.bin"), PartitionTableBuilder.singleApp().build());

        assertThatThrownBy(() -> read("nvs=" + data))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("no partition table is among the files. Add the table, or name an offset");
        assertThatThrownBy(() -> read("0x8000=" + table, "NVS=" + data))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("no such partition, the table has nvs, phy_init, factory");
    }

    @Test
    void tableIsMadeFromCsvWhereItStands() throws IOException {
        Path csv = Files.writeString(home.resolve("partitions.csv"), "nvs,data,nvs,,0x6000\nfactory,app,factory,,1M\n");
        Path data = Files.write(home.resolve("data.bin"), new byte[] {1, 2, 3});

        FirmwareSet set = read("nvs=" + data, "0x8000=" + csv);

        assertThat(set.images()).extracting(Image::offset).containsExactly(0x8000, 0x9000);
        assertThat(set.partitionTable().orElseThrow().partitions())
                .extracting(Partition::offset)
                .containsExactly(0x9000, 0x10000);
    }

    @Test
    void tableOfKeysBecomesThePartitionThatItIsFor() throws IOException {
        Path csv = Files.writeString(home.resolve("partitions.csv"), "nvs,data,nvs,,0x6000\nfactory,app,factory,,1M\n");
        Path keys = Files.writeString(
                home.resolve("unit-17.csv"), "key,type,encoding,value\nunit,namespace,,\nserial,data,string,A17\n");

        for (String place : new String[] {"nvs", "0x9000"}) {
            FirmwareSet set = read(place + "=" + keys, "0x8000=" + csv);
            Image nvs = set.images().get(1);
            assertThat(nvs.offset()).isEqualTo(0x9000);
            assertThat(nvs.sizeBytes()).isEqualTo(0x6000);
            assertThat(NvsReader.read(nvs.content(), Optional.empty())
                            .value("unit", "serial")
                            .orElseThrow()
                            .text())
                    .isEqualTo("A17");
        }
        assertThatThrownBy(() -> read("factory=" + keys, "0x8000=" + csv))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("unit-17.csv: a .csv for partition 'factory'")
                .hasMessageContaining("expected raw bytes, or a table of keys for a partition of type nvs");
    }

    @Test
    void filesAreAddedToABuild() throws IOException {
        Path build = BuildFiles.idf(home.resolve("build"));
        Path data = Files.write(home.resolve("unit.bin"), new byte[] {1, 2, 3});

        FoundFirmware found = FirmwareSource.read(List.of(build.toString(), "nvs=" + data));

        assertThat(found.kind()).isEqualTo("ESP-IDF build " + build);
        assertThat(found.set().images()).extracting(Image::offset).containsExactly(0x0, 0x8000, 0x9000, 0x10000);
    }

    @Test
    void placeThatABuildTakesIsNotGivenTwice() throws IOException {
        Path build = BuildFiles.idf(home.resolve("build"));
        Path other = Files.write(
                home.resolve("other.bin"),
                EspImageBuilder.app(EspImageBuilder.ESP32_S3, "other", "1").build());

        assertThatThrownBy(() -> read(build.toString(), "0x10000=" + other))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("other.bin begins at 0x10000");
    }

    @Test
    void everyBadPairIsNamed() throws IOException {
        Path file = Files.write(home.resolve("app.bin"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> read("=" + file, "x=" + file, "0x1000=", "0x2000=no-such.bin", "0x3000=a\0b"))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("a?b\" is no file name");
        assertThatThrownBy(() -> read("=" + file, "x=" + file, "0x1000=", "0x2000=no-such.bin"))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("4 faults")
                .hasMessageContaining("\"=" + file + "\": expected offset=file or partition=file")
                .hasMessageContaining("x=" + file + " names a partition")
                .hasMessageContaining("\"0x1000=\"")
                .hasMessageContaining("no-such.bin: not found");
    }

    @Test
    void nothingIsNoFirmware() {
        assertThatThrownBy(PairsTest::read)
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("holds no image");
    }

    @Test
    void twoSourcesAreRefused() {
        assertThatThrownBy(() -> read("app.bin", "other.bin"))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("app.bin, other.bin: expected one build or file. Give each other file an offset");
    }

    @Test
    void fileLargerThanEveryFlashIsRefusedUnread() throws IOException {
        Path file = home.resolve("huge.bin");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(Image.MAX_FLASH_BYTES + 1L);
        }

        assertThatThrownBy(() -> read("0=" + file))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("huge.bin")
                .hasMessageContaining("134217729 bytes, expected at most 134217728");
    }

    @Test
    void wrappedFirmwareIsRefusedByItsKind() throws IOException {
        // ELF magic; protocol reference, 8.6, for HEX and UF2.
        assertRefused(new byte[] {0x7F, 'E', 'L', 'F', 1}, "begins as an ELF file does");
        assertRefused(
                ":020000040000FA\n".getBytes(US_ASCII), "begins as an Intel HEX file does, which carries its own");
        assertRefused(new byte[] {0x55, 0x46, 0x32, 0x0A, 0x57, 0x51}, "begins as a UF2 file does");
    }

    private void assertRefused(byte[] content, String message) throws IOException {
        Path file = Files.write(home.resolve("app.bin"), content);
        assertThatThrownBy(() -> read("0x10000=" + file))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining(message);
    }

    private static FirmwareSet read(String... arguments) {
        return FirmwareSource.read(List.of(arguments)).set();
    }
}
