package org.nailbed.firmware.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.firmware.PartitionTableBuilder;
import org.nailbed.firmware.nvs.NvsEntry.Item;
import org.nailbed.firmware.nvs.NvsPartition;
import org.nailbed.firmware.nvs.NvsType;
import org.nailbed.firmware.nvs.NvsValue;

class PartitionContentsTest {

    private static final byte[] TABLE = new PartitionTableBuilder()
            .data(2, 0x9000, 0x3000, "nvs")
            .data(0, 0xC000, 0x2000, "otadata")
            .data(1, 0xE000, 0x1000, "phy")
            .data(6, 0xF000, 0x1000, "more")
            .app(0x10, 0x10000, 0x10000, "app0")
            .app(0x11, 0x20000, 0x10000, "app1")
            .build();

    private final byte[] flash = erased();

    @Test
    void eachPartitionTellsWhatItHolds() {
        put(0x9000, nvs());
        put(0xC000, OtaData.selecting(0));
        put(0xE000, new byte[] {1});
        put(
                0x10000,
                EspImageBuilder.app(EspImageBuilder.ESP32_S3, "blink", "1.0").build());

        assertThat(described())
                .containsExactly("1 value", "starts ota_0", "data", "blank", "application blink 1.0", "");
    }

    @Test
    void damageIsToldAndBlankChoiceTooAndNothingFails() {
        byte[] nvs = nvs();
        nvs[100]++;
        put(0x9000, nvs);
        byte[] choice = OtaData.selecting(0);
        choice[28]++;
        put(0xC000, choice);
        put(0x10000, new byte[] {(byte) 0xE9, 1, 2, 3});

        assertThat(described())
                .containsExactly(
                        "values, encrypted or damaged",
                        "starts the application that comes first",
                        "blank",
                        "blank",
                        "damaged application",
                        "");
    }

    private List<String> described() {
        Image image = Image.of("merged.bin", 0x1000, Arrays.copyOfRange(flash, 0x1000, 0x20000));
        PartitionTable table = PartitionTable.parse(Image.of("table.bin", 0x8000, TABLE));
        return table.partitions().stream()
                .map(partition ->
                        PartitionContents.describe(image, table, partition).orElse(""))
                .toList();
    }

    private static byte[] nvs() {
        Item item = new Item("n", "k", NvsValue.Int.of(NvsType.U8, 7));
        return NvsPartition.build(List.of(item), 0x3000, Optional.empty());
    }

    private void put(int at, byte[] bytes) {
        System.arraycopy(bytes, 0, flash, at, bytes.length);
    }

    private static byte[] erased() {
        byte[] flash = new byte[0x20000];
        Arrays.fill(flash, (byte) 0xFF);
        return flash;
    }
}
