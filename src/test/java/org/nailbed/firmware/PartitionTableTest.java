package org.nailbed.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.PartitionTable.Partition;

class PartitionTableTest {

    private static final Vectors VECTORS = Vectors.read("partition-table.txt");

    @Test
    void tableThatEspIdfBuildsByDefaultIsUnderstood() {
        PartitionTable table = parse(rows("nvs", "phy_init", "factory", "md5"));

        assertThat(table.hasDigest()).isTrue();
        assertThat(table.partitions())
                .containsExactly(
                        new Partition(1, 2, 0x9000, 0x6000, "nvs", 0),
                        new Partition(1, 1, 0xF000, 0x1000, "phy_init", 0),
                        new Partition(0, 0, 0x10000, 0x100000, "factory", 0));
    }

    @Test
    void digestFollowsTheRuleOfEspIdfsOwnTest() {
        byte[] table = rows("first", "first-md5");
        // The rule is met: what remains to refuse is that this test row begins off a sector.
        assertRefused(
                table, "partition 'first' (0x100400 to 0x400400) begins at 0x100400, expected a multiple of 0x1000");

        table[63] ^= 1;
        assertRefused(table, "at 0x20: MD5 row is ebeb");
    }

    @Test
    void nameMayFillItsFieldWithoutAnEnd() {
        byte[] table = new PartitionTableBuilder()
                .data(2, 0x9000, 0x1000, "sixteen_letters_")
                .build();

        assertThat(parse(table).partitions().get(0).label()).isEqualTo("sixteen_letters_");
    }

    @Test
    void tableWithoutDigestIsTakenWhenErasedRowsEndIt() {
        byte[] table = PartitionTableBuilder.singleApp().buildWithoutDigest();

        assertThat(parse(table).hasDigest()).isFalse();
        assertThat(parse(Arrays.copyOf(table, 128)).partitions()).hasSize(3);
        assertRefused(Arrays.copyOf(table, 96), "at 0x60: expected a partition row");
        assertRefused(Arrays.copyOf(table, 90), "bytes expected here");
    }

    @Test
    void fullTableOfNinetyFiveRowsIsTaken() {
        PartitionTableBuilder builder = new PartitionTableBuilder();
        for (int i = 0; i < 95; i++) {
            builder.data(0x40, 0x9000 + i * 0x1000, 0x1000, "data" + i);
        }

        assertThat(parse(builder.build()).partitions()).hasSize(95);
    }

    @Test
    void everyImpossibleRowIsNamed() {
        byte[] table = new PartitionTableBuilder()
                .data(2, 0x9100, 0x1000, "nvs")
                .data(0, 0xC000, 0x1000, "otadata")
                .app(0x10, 0x11000, 0x100000, "ota_0")
                .app(0x11, 0x110000, 0x100000, "ota_0")
                .build();

        assertRefused(table, "5 faults");
        assertRefused(table, "partition 'nvs' (0x9100 to 0xA100) begins at 0x9100, expected a multiple of 0x1000");
        assertRefused(table, "holds the choice of slot in 0x1000 bytes, expected 0x2000");
        assertRefused(table, "begins at 0x11000, expected a multiple of 0x10000");
        assertRefused(table, "(0x11000 to 0x111000) overlaps partition 'ota_0' (0x110000 to 0x210000)");
        assertRefused(table, "the same name");
    }

    @Test
    void partitionsBeyondEveryFlashAreRefused() {
        assertRefused(
                new PartitionTableBuilder().data(2, 0x9000, 0, "nvs").build(), "partition of 0x0 bytes at 0x9000");
        assertRefused(
                new PartitionTableBuilder().data(2, 0x9000, -0x1000, "nvs").build(),
                "partition of 0xFFFFF000 bytes at 0x9000");
        assertRefused(
                new PartitionTableBuilder().data(2, 0x7FFF000, 0x2000, "nvs").build(), "at 0x7FFF000");
    }

    @Test
    void otherFilesAreNoPartitionTable() {
        assertRefused(EspImageBuilder.bootloader(0).build(), "at 0x0: first row begins E9");
        assertRefused(PartitionTableBuilder.erased(0xC00), "at 0x0: first row begins FFFF, expected AA50");
    }

    private static byte[] rows(String... names) {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        for (String name : names) {
            table.writeBytes(VECTORS.bytes(name));
        }
        return table.toByteArray();
    }

    private static PartitionTable parse(byte[] bytes) {
        return PartitionTable.parse(Image.of("partition-table.bin", 0x8000, bytes));
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> parse(bytes))
                .isInstanceOf(FirmwareException.class)
                .hasMessageStartingWith("partition-table.bin at 0x")
                .hasMessageContaining(message);
    }
}
