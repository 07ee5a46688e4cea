package org.nailbed.simulator.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.nvs.NvsEntry;
import org.nailbed.firmware.nvs.NvsPartition;
import org.nailbed.firmware.nvs.NvsValue;
import org.nailbed.simulator.memory.FlashTiming;
import org.nailbed.simulator.memory.MemoryStore;
import org.nailbed.simulator.memory.NorFlash;

/** What the station writes, a board reads: two that were written apart from each other agree. */
class StationsPartitionTest {
    private static final int BYTES = 0x8000;
    /** With the bytes that each takes. */
    private static final Map<org.nailbed.firmware.nvs.NvsType, Integer> INTEGERS = Map.of(
            org.nailbed.firmware.nvs.NvsType.U8, 1,
            org.nailbed.firmware.nvs.NvsType.I8, 1,
            org.nailbed.firmware.nvs.NvsType.U32, 4,
            org.nailbed.firmware.nvs.NvsType.I64, 8);

    @Test
    void boardReadsEveryValueThatTheStationWrote() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            List<NvsEntry> written = new ArrayList<>();
            int room = 14_000;
            for (int i = 0; room > 0; i++) {
                NvsValue value = value(random);
                room -= 64 + value.text().length();
                written.add(new NvsEntry.Item("space" + random.nextInt(3), "key" + i, value));
            }
            NvsContents read = read(NvsPartition.build(written, BYTES, Optional.empty()));
            assertThat(read.errors()).as("seed %d", seed).isEmpty();
            assertThat(read.items()).as("seed %d", seed).hasSameSizeAs(written);
            for (NvsEntry entry : written) {
                NvsEntry.Item item = (NvsEntry.Item) entry;
                assertThat(read.find(item.namespace(), item.key()).orElseThrow().content())
                        .as("seed %d, %s", seed, item)
                        .isEqualTo(content(item.value()));
            }
        }
    }

    private static NvsValue value(Random random) {
        if (random.nextInt(3) == 0) {
            org.nailbed.firmware.nvs.NvsType type =
                    INTEGERS.keySet().stream().sorted().toList().get(random.nextInt(INTEGERS.size()));
            BigInteger number = new BigInteger(8 * INTEGERS.getOrDefault(type, 0) - 1, random);
            boolean negative = type.name().startsWith("I") && random.nextBoolean();
            return new NvsValue.Int(type, negative ? number.negate() : number);
        }
        byte[] bytes = new byte[random.nextInt(10) == 0 ? random.nextInt(3000) : random.nextInt(80)];
        random.nextBytes(bytes);
        return random.nextBoolean() ? new NvsValue.Blob(bytes) : new NvsValue.Text("x".repeat(bytes.length));
    }

    private static byte[] content(NvsValue value) {
        if (value instanceof NvsValue.Blob blob) {
            return blob.bytes();
        }
        if (value instanceof NvsValue.Text text) {
            return text.text().getBytes(StandardCharsets.UTF_8);
        }
        NvsValue.Int number = (NvsValue.Int) value;
        byte[] content = new byte[INTEGERS.getOrDefault(number.type(), 0)];
        for (int i = 0; i < content.length; i++) {
            content[i] = number.value().shiftRight(8 * i).byteValue();
        }
        return content;
    }

    private static NvsContents read(byte[] partition) {
        try (NorFlash flash = new NorFlash(new MemoryStore(), FlashTiming.NONE, 0x100000)) {
            flash.program(0x9000, partition, 0, partition.length);
            return NvsContents.read(flash, 0x9000, partition.length);
        }
    }
}
