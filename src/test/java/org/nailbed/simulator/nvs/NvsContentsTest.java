package org.nailbed.simulator.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nailbed.simulator.memory.FlashTiming;
import org.nailbed.simulator.memory.MemoryStore;
import org.nailbed.simulator.memory.NorFlash;

/** Against vectors from outside: protocol reference, 8.7. */
class NvsContentsTest {
    private static final int OFFSET = 0x9000;

    @Test
    void numbersAndTextsAreRead() {
        NvsContents contents = read(NvsVectors.numberAndText());
        assertThat(contents.errors()).isEmpty();
        assertThat(contents.items()).hasSize(2);
        assertThat(contents.find("storage", "count")).hasValueSatisfying(item -> {
            assertThat(item.type()).isEqualTo(NvsType.U8);
            assertThat(item.content()).containsExactly(42);
        });
        assertThat(contents.find("storage", "name")).hasValueSatisfying(item -> {
            assertThat(item.text()).isEqualTo("hello");
            assertThat(item.flashAddress()).isEqualTo(OFFSET + 0xA0);
        });
        assertThat(contents.find("other", "name")).isEmpty();
    }

    @Test
    void signedAndLongNumbersAndBlobsAreRead() {
        NvsContents contents = read(NvsVectors.signedBigAndBlob());
        assertThat(contents.errors()).isEmpty();
        assertThat(contents.find("storage", "neg").orElseThrow().content()).containsExactly(0xFE, 0xFF);
        assertThat(hex(contents.find("storage", "big").orElseThrow())).isEqualTo("8877665544332211");
        assertThat(hex(contents.find("storage", "blob").orElseThrow()))
                .isEqualTo("00112233445566778899aabbccddeeff0102");
    }

    @Test
    void everySingleBitThatFallsOverIsSeen() {
        byte[] good = NvsVectors.numberAndText();
        for (int at = 4; at < 0xC0; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << bit);
                boolean paddingOfText = at >= 0xA6;
                boolean beyondLastEntry = at == 0x3F && bit >= 4;
                NvsContents contents = read(bad);
                assertThat(contents.errors().isEmpty() && contents.items().size() == 2)
                        .as("bit %d of byte %x", bit, at)
                        .isEqualTo(paddingOfText || beyondLastEntry);
            }
        }
    }

    @Test
    void whatIsBrokenIsToldWithItsPlaceAndBothChecksums() {
        byte[] bad = NvsVectors.numberAndText();
        bad[0xA0] &= 0x60;
        bad[0x78] = 43;
        assertThat(read(bad).errors())
                .hasSize(2)
                .satisfiesExactly(
                        entry -> assertThat(entry).matches("page 0 entry 1: crc 0178d064, expected [0-9a-f]{8}"),
                        data -> assertThat(data).matches("page 0 entry 2: data crc 98d28762, expected [0-9a-f]{8}"));
        assertThat(read(bad).items()).isEmpty();
        byte[] badHeader = NvsVectors.numberAndText();
        badHeader[4] = 1;
        assertThat(read(badHeader).errors())
                .singleElement()
                .asString()
                .matches("page 0: header crc b9ba2d84, expected [0-9a-f]{8}");
    }

    @Test
    void erasedEntryIsGoneAndLostPieceOfABlobIsMissed() {
        byte[] erased = NvsVectors.numberAndText();
        erased[0x20] &= (byte) 0b1111_0011;
        assertThat(read(erased).find("storage", "count")).isEmpty();
        assertThat(read(erased).errors()).isEmpty();
        byte[] lost = NvsVectors.signedBigAndBlob();
        lost[0x20] &= 0x3F;
        lost[0x21] &= (byte) 0xFC;
        assertThat(read(lost).errors()).containsExactly("blob storage/blob: piece 0 of 1 is missing");
    }

    @Test
    void laterPageOverwritesWhateverOrderPagesLieIn() {
        byte[] partition = NvsVectors.numberAndText();
        byte[] first = Arrays.copyOf(partition, 0x1000);
        byte[] later = first.clone();
        later[4] = 1;
        byte[] headerCrc = crc(Arrays.copyOfRange(later, 4, 28));
        System.arraycopy(headerCrc, 0, later, 28, 4);
        later[0x78] = 43;
        byte[] entry = Arrays.copyOfRange(later, 0x60, 0x80);
        byte[] checked = new byte[28];
        System.arraycopy(entry, 0, checked, 0, 4);
        System.arraycopy(entry, 8, checked, 4, 24);
        System.arraycopy(crc(checked), 0, later, 0x64, 4);
        System.arraycopy(later, 0, partition, 0, 0x1000);
        System.arraycopy(first, 0, partition, 0x2000, 0x1000);
        assertThat(read(partition).errors()).isEmpty();
        assertThat(read(partition).find("storage", "count").orElseThrow().content())
                .containsExactly(43);
        assertThat(read(partition).items()).hasSize(2);
    }

    @Test
    void blankPartitionHoldsNothingAndIsWhole() {
        byte[] blank = new byte[0x3000];
        Arrays.fill(blank, (byte) 0xFF);
        assertThat(read(blank)).isEqualTo(new NvsContents(List.of(), List.of()));
    }

    @Test
    void noiseIsToldAndNeverThrown() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] noise = NvsVectors.signedBigAndBlob();
            for (int hit = 0; hit < 40; hit++) {
                noise[0x20 + random.nextInt(0x400)] = (byte) random.nextInt();
            }
            assertThat(read(noise).errors()).as("seed %d", seed).isNotEmpty();
        }
    }

    private static byte[] crc(byte[] bytes) {
        int crc = new NvsBytes(bytes).crc32();
        return new byte[] {(byte) crc, (byte) (crc >>> 8), (byte) (crc >>> 16), (byte) (crc >>> 24)};
    }

    private static String hex(NvsItem item) {
        return HexFormat.of().formatHex(item.content());
    }

    private static NvsContents read(byte[] partition) {
        try (NorFlash flash = new NorFlash(new MemoryStore(), FlashTiming.NONE, 0x100000)) {
            flash.program(OFFSET, partition, 0, partition.length);
            return NvsContents.read(flash, OFFSET, partition.length);
        }
    }
}
