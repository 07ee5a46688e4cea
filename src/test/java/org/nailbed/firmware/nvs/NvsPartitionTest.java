package org.nailbed.firmware.nvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.nvs.NvsContents.Page;
import org.nailbed.firmware.nvs.NvsContents.PageState;
import org.nailbed.firmware.nvs.NvsEntry.Item;
import org.nailbed.firmware.nvs.NvsEntry.Namespace;

class NvsPartitionTest {

    private static final int PAGE = 0x1000;
    private static final int ENTRY = 32;

    @Test
    void integersAndStringsLieAsTheGeneratorPutsThem() {
        assertThat(build(NvsVectors.PLAIN_ENTRIES)).isEqualTo(NvsVectors.partition("nvs-plain.txt"));
    }

    @Test
    void signedWideAndBlobValuesLieAsTheGeneratorPutsThem() {
        List<NvsEntry> entries = List.of(
                new Item("storage", "neg", NvsValue.Int.of(NvsType.I16, -2)),
                new Item("storage", "big", NvsValue.Int.of(NvsType.U64, 0x1122334455667788L)),
                new Item("storage", "blob", blob("00112233445566778899aabbccddeeff0102")));

        assertThat(build(entries)).isEqualTo(NvsVectors.partition("nvs-types.txt"));
    }

    @Test
    void encryptedPartitionIsThatOfTheGenerator() {
        byte[] partition =
                NvsPartition.build(NvsVectors.PLAIN_ENTRIES, NvsVectors.SIZE_BYTES, Optional.of(NvsVectors.keys()));

        assertThat(partition).isEqualTo(NvsVectors.partition("nvs-encrypted.txt"));
    }

    @Test
    void entryOnALaterPageIsEncryptedByItsOwnAddress() {
        byte[] partition = NvsPartition.build(integers(200), NvsVectors.SIZE_BYTES, Optional.of(NvsVectors.keys()));

        // The entry in plain, encrypted with OpenSSL's AES-256-XTS and tweak 0x1040.
        assertThat(HexFormat.of().formatHex(partition, PAGE + 64, PAGE + 64 + ENTRY))
                .isEqualTo("238d1733a871a09e55fc2e6269465322bdfa4e6e489cc8c5b6152be5b85c447b");
    }

    @Test
    void emptyPartitionHasItsFirstPageBegun() {
        byte[] partition = build(List.of());

        assertThat(Arrays.copyOf(partition, ENTRY))
                .isEqualTo(Arrays.copyOf(NvsVectors.partition("nvs-plain.txt"), ENTRY));
        for (int i = ENTRY; i < partition.length; i++) {
            assertThat(partition[i]).as("byte %x", i).isEqualTo((byte) 0xFF);
        }
    }

    @Test
    void integersFillAPageToItsLastEntryBeforeTheNextBegins() {
        assertThat(pagesOf(integers(125))).containsExactly(page(0, PageState.ACTIVE, 126));
        assertThat(pagesOf(integers(126))).containsExactly(page(0, PageState.FULL, 126), page(1, PageState.ACTIVE, 1));
    }

    @Test
    void stringLeavesTheLastEntryOfAPageFree() {
        // Protocol reference, 6.5: a new page when used + span reaches 126. One namespace, n integers, a string of span
        // 2.
        assertThat(pagesOf(with(integers(122), text("s", 31)))).containsExactly(page(0, PageState.ACTIVE, 125));
        assertThat(pagesOf(with(integers(123), text("s", 31))))
                .containsExactly(page(0, PageState.FULL, 124), page(1, PageState.ACTIVE, 2));
    }

    @Test
    void longestStringFillsAPageOfItsOwn() {
        List<NvsEntry> entries = with(integers(1), text("s", 3999));

        assertThat(pagesOf(entries)).containsExactly(page(0, PageState.FULL, 2), page(1, PageState.ACTIVE, 126));
    }

    @Test
    void blobTakesWhatRoomAPageHasAndGoesOnInTheNext() {
        // 126 - 1 namespace - 1 head = 124 entries of 32 bytes in the first page; the rest and the index in the second.
        List<NvsEntry> entries = List.of(new Item("n", "b", new NvsValue.Blob(new byte[124 * ENTRY + 33])));
        byte[] partition = build(entries);

        assertThat(pages(partition)).containsExactly(page(0, PageState.FULL, 126), page(1, PageState.ACTIVE, 4));
        assertThat(partition[PAGE + 64 + 1]).as("second piece").isEqualTo((byte) 0x42);
        assertThat(partition[PAGE + 64 + 3]).as("its number").isEqualTo((byte) 1);
        assertThat(partition[PAGE + 64 + 3 * ENTRY + 1]).as("index").isEqualTo((byte) 0x48);
        assertThat(partition[PAGE + 64 + 3 * ENTRY + 28]).as("pieces").isEqualTo((byte) 2);
        assertThat(NvsReader.read(partition, Optional.empty()).items()).isEqualTo(entries);
    }

    @Test
    void indexGoesToTheNextPageWhenTheBlobFillsThisOne() {
        for (int free : new int[] {0, 1, 31}) {
            List<NvsEntry> entries = List.of(new Item("n", "b", new NvsValue.Blob(new byte[124 * ENTRY - free])));
            assertThat(pagesOf(entries))
                    .as("%d bytes left", free)
                    .containsExactly(page(0, PageState.FULL, 126), page(1, PageState.ACTIVE, 1));
        }
        assertThat(pagesOf(List.of(new Item("n", "b", new NvsValue.Blob(new byte[123 * ENTRY])))))
                .containsExactly(page(0, PageState.ACTIVE, 126));
    }

    @Test
    void withOneEntryFreeAnEmptyPieceComesFirst() {
        List<NvsEntry> entries = with(integers(124), new Item("n", "b", blob("0102")));
        byte[] partition = build(entries);

        int piece = 64 + 125 * ENTRY;
        assertThat(Arrays.copyOfRange(partition, piece, piece + 4)).isEqualTo(new byte[] {1, 0x42, 1, 0});
        assertThat(Arrays.copyOfRange(partition, piece + 24, piece + 26)).isEqualTo(new byte[2]);
        assertThat(pages(partition)).containsExactly(page(0, PageState.FULL, 126), page(1, PageState.ACTIVE, 3));
        assertThat(NvsReader.read(partition, Optional.empty()).items()).isEqualTo(items(entries));
    }

    @Test
    void namespaceWithoutKeysIsWrittenWhereItStands() {
        byte[] partition = build(
                List.of(new Namespace("a"), new Namespace("b"), new Item("b", "k", NvsValue.Int.of(NvsType.U8, 1))));

        assertThat(NvsReader.read(partition, Optional.empty()).entries())
                .hasSize(3)
                .startsWith(new Namespace("a"), new Namespace("b"));
        assertThat(partition[64 + 2 * ENTRY]).as("namespace of k").isEqualTo((byte) 2);
    }

    @Test
    void entryThatDoesNotFitIsNamed() {
        List<NvsEntry> entries = with(integers(250), text("last", 100));

        assertThatThrownBy(() -> build(entries))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("n.last (string) does not fit into an NVS partition of 0x3000 bytes")
                .hasMessageContaining("0x1000 stay free");
        assertThat(NvsReader.read(NvsPartition.build(entries, 0x4000, Optional.empty()), Optional.empty())
                        .items())
                .isEqualTo(items(entries));
    }

    @Test
    void blobOverMorePagesThanThereAreIsNamed() {
        assertThatThrownBy(() -> build(List.of(new Item("n", "b", new NvsValue.Blob(new byte[8000])))))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("n.b (blob) does not fit");
        byte[] large = new byte[129 * 125 * ENTRY];
        assertThatThrownBy(() -> NvsPartition.build(
                        List.of(new Item("n", "b", new NvsValue.Blob(large))), 1 << 20, Optional.empty()))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("blob b needs more than 128 pieces");
    }

    @Test
    void sizesThatAreNoneAreRefused() {
        for (int size : new int[] {0, -0x1000, 0x2000, 0x3001, 0x3FFF, 0x40000000}) {
            assertThatThrownBy(() -> NvsPartition.build(List.of(), size, Optional.empty()))
                    .as("size %x", size)
                    .isInstanceOf(FirmwareException.class)
                    .hasMessageContaining("expected a multiple of 0x1000 from 0x3000");
        }
    }

    @Test
    void namesAndValuesBeyondTheFormatAreRefused() {
        assertRefused(() -> new Item("n", "sixteen-letters-", blob("")), "key \"sixteen-letters-\" has 16 bytes");
        assertRefused(() -> new Item("n", "", blob("")), "key \"\" has 0 bytes, expected 1 to 15");
        assertRefused(() -> new Item("sixteen-letters-", "k", blob("")), "namespace \"sixteen-letters-\"");
        assertRefused(() -> new Namespace("a\0b"), "control character");
        assertRefused(() -> text("k", 4000), "a string of 4001 bytes with its NUL, expected at most 4000");
        assertRefused(() -> new NvsValue.Text("a\0b"), "NUL in it");
        assertRefused(() -> NvsValue.Int.of(NvsType.U8, 256), "256 is not a u8, which holds 0 to 255");
        assertRefused(() -> NvsValue.Int.of(NvsType.I8, -129), "-129 is not a i8, which holds -128 to 127");
        assertRefused(
                () -> new NvsValue.Int(NvsType.U64, BigInteger.ONE.shiftLeft(64)), "holds 0 to 18446744073709551615");
        Item item = new Item("n", "k", blob("00"));
        assertRefused(() -> build(List.of(item, item)), "n.k is there twice");
        List<NvsEntry> many = IntStream.rangeClosed(1, 255)
                .mapToObj(i -> (NvsEntry) new Namespace("n" + i))
                .toList();
        assertRefused(() -> NvsPartition.build(many, 0x10000, Optional.empty()), "namespace n255 is number 255");
    }

    @Test
    void whatIsWrittenIsReadBackWithAndWithoutKeys() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<NvsEntry> entries = randomEntries(random);
            Optional<NvsKeys> keys = random.nextBoolean() ? Optional.of(NvsKeys.generate()) : Optional.empty();
            byte[] partition = NvsPartition.build(entries, 0x20000, keys);
            assertThat(NvsReader.read(partition, keys).items())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(entries);
        }
    }

    private static List<NvsEntry> randomEntries(Random random) {
        List<NvsEntry> entries = new ArrayList<>();
        NvsType[] integers = Arrays.copyOf(NvsType.values(), 8);
        for (int i = random.nextInt(80); i >= 0; i--) {
            NvsType type = integers[random.nextInt(integers.length)];
            BigInteger bits = new BigInteger(type.bytes() * 8, random);
            NvsValue value = switch (random.nextInt(4)) {
                case 0 -> new NvsValue.Text("ä".repeat(random.nextInt(random.nextBoolean() ? 20 : 2000)));
                case 1 -> new NvsValue.Blob(bytes(random, random.nextInt(random.nextBoolean() ? 70 : 9000)));
                default ->
                    new NvsValue.Int(
                            type,
                            type.isSigned() ? bits.subtract(BigInteger.ONE.shiftLeft(type.bytes() * 8 - 1)) : bits);
            };
            entries.add(new Item("space" + random.nextInt(5), "key" + i, value));
        }
        return entries.subList(0, Math.min(entries.size(), 25));
    }

    private static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void assertRefused(Runnable attempt, String message) {
        assertThatThrownBy(attempt::run).isInstanceOf(FirmwareException.class).hasMessageContaining(message);
    }

    /** A namespace and so many integers. */
    private static List<NvsEntry> integers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (NvsEntry) new Item("n", "k" + i, NvsValue.Int.of(NvsType.U16, i)))
                .toList();
    }

    private static List<NvsEntry> with(List<NvsEntry> entries, NvsEntry last) {
        List<NvsEntry> all = new ArrayList<>(entries);
        all.add(last);
        return all;
    }

    private static List<Item> items(List<NvsEntry> entries) {
        return entries.stream().map(Item.class::cast).toList();
    }

    private static Item text(String key, int length) {
        return new Item("n", key, new NvsValue.Text("x".repeat(length)));
    }

    private static NvsValue.Blob blob(String hex) {
        return new NvsValue.Blob(HexFormat.of().parseHex(hex));
    }

    private static byte[] build(List<NvsEntry> entries) {
        return NvsPartition.build(entries, NvsVectors.SIZE_BYTES, Optional.empty());
    }

    private static List<Page> pagesOf(List<NvsEntry> entries) {
        return pages(build(entries));
    }

    private static List<Page> pages(byte[] partition) {
        return NvsReader.read(partition, Optional.empty()).pages().stream()
                .filter(page -> page.state() != PageState.BLANK)
                .toList();
    }

    private static Page page(int number, PageState state, int written) {
        return new Page(number * PAGE, state, number, written, 0);
    }
}
