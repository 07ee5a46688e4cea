package org.nailbed.firmware.partition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.firmware.PartitionTable.Partition;
import org.nailbed.firmware.Vectors;

class PartitionCsvTest {

    private static final Vectors VECTORS = Vectors.read("partition-table.txt");

    @Test
    void tableOfTheReferenceIsMadeByteForByte() {
        byte[] table = table("""
                # Name, Type, SubType, Offset, Size, Flags
                nvs,      data, nvs,     0x9000,  0x6000,
                phy_init, data, phy,     0xf000,  0x1000,
                factory,  app,  factory, 0x10000, 1M,
                """);

        assertThat(table).isEqualTo(vector("nvs", "phy_init", "factory", "md5"));
    }

    @Test
    void placesThatAreLeftOutFollowEachOther() {
        assertThat(table("nvs,data,nvs,,24K\nphy_init,data,phy,,0x1000\nfactory,app,factory,,1M\n"))
                .isEqualTo(vector("nvs", "phy_init", "factory", "md5"));
        List<Partition> rows = PartitionTable.parse(Image.of(
                        "t.csv",
                        0xA000,
                        PartitionCsv.toTable("t.csv", "a,data,,,4k\nb,app,ota_15,,64k".getBytes(UTF_8), 0xA000)))
                .partitions();
        assertThat(rows).extracting(Partition::offset).containsExactly(0xB000, 0x10000);
        assertThat(rows).extracting(Partition::subtype).containsExactly(6, 0x1F);
    }

    @Test
    void negativeSizeGoesUpToAnAddress() {
        assertThat(rows("a,data,nvs,0x9000,-0x10000")).containsExactly("partition 'a' (0x9000 to 0x10000) 1/2 flags 0");
    }

    @Test
    void numbersNamesAndFlagsAreUnderstood() {
        assertThat(rows("""
                        custom,0x40,0xFE,0x9000,4096,encrypted:readonly
                        sixteen-letters-,DATA,littlefs,,4K,readonly
                        r,bootloader,recovery,0xb000,0x1000
                        t,partition_table,ota,0xc000,0x1000
                        tee,app,tee_1,0x10000,64K,"""))
                .containsExactly(
                        "partition 'custom' (0x9000 to 0xA000) 64/254 flags 3",
                        "partition 'sixteen-letters-' (0xA000 to 0xB000) 1/131 flags 2",
                        "partition 'r' (0xB000 to 0xC000) 2/2 flags 0",
                        "partition 't' (0xC000 to 0xD000) 3/1 flags 0",
                        "partition 'tee' (0x10000 to 0x20000) 0/49 flags 0");
    }

    @Test
    void everyFaultIsNamedWithItsLine() {
        assertThatThrownBy(() -> table("""
                # comment
                seventeen-letters,data,nvs,,4K
                a,programme,x,,4K
                b,app,,,4K
                c,data,ota_1,,4K
                d,data,nvs,here,4K
                e,data,nvs,,
                f,data,nvs,0x9000,-0x9000
                g,data,nvs,0x9000,0
                h,data,nvs,,4K,secret
                ,data,nvs,,4K
                i,data,0xFF,,4K
                j,data,nvs,0x8000001,4K
                k,data,nvs,0x9000,129M
                """))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("t.csv: 13 faults")
                .hasMessageContaining("line 2: name \"seventeen-letters\" has 17 bytes, expected 1 to 16")
                .hasMessageContaining(
                        "line 3: type is \"programme\", expected a number to 0xFE or one of app, bootloader, data")
                .hasMessageContaining("line 4: an app needs a subtype")
                .hasMessageContaining("line 5: subtype is \"ota_1\"")
                .hasMessageContaining("line 6: offset is \"here\"")
                .hasMessageContaining("line 7: no size")
                .hasMessageContaining("line 8: size \"-0x9000\" at offset 0x9000 leaves no room")
                .hasMessageContaining("line 9: size \"0\"")
                .hasMessageContaining("line 10: flag is \"secret\", expected encrypted or readonly")
                .hasMessageContaining("line 11: name \"\"")
                .hasMessageContaining("line 12: subtype is \"0xFF\"")
                .hasMessageContaining("line 13: offset is \"0x8000001\"")
                .hasMessageContaining("line 14: size is \"129M\"");
    }

    @Test
    void impossibleTablesAreRefused() {
        assertRefused("", "0 partitions, expected 1 to 95");
        assertRefused("a,data,nvs,,4K\n".repeat(96), "96 partitions, expected 1 to 95");
        assertRefused("a,data,nvs,0x9000,8K\nb,data,phy,0xA000,4K", "partition 'a' (0x9000 to 0xB000) overlaps");
        assertRefused("a,data,nvs,,4K\na,data,phy,,4K", "Two partitions have the same name");
        assertRefused("a,app,factory,0x9000,64K", "expected a multiple of 0x10000");
        assertRefused("a,data,ota,,4K", "expected 0x2000");
    }

    @Test
    void anyOtherTextIsRefusedOrGivesATableThatHolds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "aov0129xK,,,,\n\"#:-_ dtapnsM";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "a,data,nvs,,4K\n" : "");
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                byte[] table = table(text.toString());
                assertThat(PartitionTable.parse(Image.of("t", 0x8000, table)).hasDigest())
                        .isTrue();
            } catch (FirmwareException expected) {
                assertThat(expected).hasMessageContaining("t.csv");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round + ": " + text, e);
            }
        }
    }

    private static byte[] vector(String... rows) {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        for (String row : rows) {
            table.writeBytes(VECTORS.bytes(row));
        }
        int end = table.size();
        byte[] padded = Arrays.copyOf(table.toByteArray(), 0xC00);
        Arrays.fill(padded, end, padded.length, (byte) 0xFF);
        return padded;
    }

    private static byte[] table(String csv) {
        return PartitionCsv.toTable("t.csv", csv.getBytes(UTF_8), 0x8000);
    }

    private static List<String> rows(String csv) {
        return PartitionTable.parse(Image.of("t.csv", 0x8000, table(csv))).partitions().stream()
                .map(row -> "%s %d/%d flags %d".formatted(row, row.type(), row.subtype(), row.flags()))
                .toList();
    }

    private static void assertRefused(String csv, String message) {
        assertThatThrownBy(() -> table(csv))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining(message);
    }
}
