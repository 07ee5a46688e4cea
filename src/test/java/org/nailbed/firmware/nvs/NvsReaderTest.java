package org.nailbed.firmware.nvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.nvs.NvsContents.Page;
import org.nailbed.firmware.nvs.NvsContents.PageState;
import org.nailbed.firmware.nvs.NvsEntry.Item;

@SuppressWarnings("ByteBufferBackingArray") // every buffer here has an array of its own
class NvsReaderTest {

    private static final int ENTRY = 32;
    private static final int FIRST = 64;

    @Test
    void partitionsOfTheGeneratorAreRead() {
        assertThat(read(NvsVectors.partition("nvs-plain.txt")).entries()).isEqualTo(NvsVectors.PLAIN_ENTRIES);
        NvsContents types = read(NvsVectors.partition("nvs-types.txt"));
        assertThat(types.value("storage", "neg").orElseThrow().text()).isEqualTo("-2");
        assertThat(types.value("storage", "big").orElseThrow().text()).isEqualTo("1234605616436508552");
        assertThat(types.value("storage", "blob").orElseThrow().text())
                .isEqualTo("00112233445566778899aabbccddeeff0102");
        assertThat(types.value("storage", "none")).isEmpty();
        assertThat(types.items()).extracting(item -> item.value().typeTitle()).containsExactly("i16", "u64", "blob");
        assertThat(types.pages())
                .containsExactly(
                        new Page(0, PageState.ACTIVE, 0, 6, 0),
                        new Page(0x1000, PageState.BLANK, Long.MAX_VALUE, 0, 0),
                        new Page(0x2000, PageState.BLANK, Long.MAX_VALUE, 0, 0));
    }

    @Test
    void encryptedPartitionNeedsItsKeys() {
        byte[] encrypted = NvsVectors.partition("nvs-encrypted.txt");

        assertThat(NvsReader.read(encrypted, Optional.of(NvsVectors.keys())).entries())
                .isEqualTo(NvsVectors.PLAIN_ENTRIES);
        assertRefused(encrypted, "NVS partition (if it is encrypted, name its keys): 0x40: entry's CRC is");
        assertThatThrownBy(() -> NvsReader.read(encrypted, Optional.of(NvsKeys.generate())))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("are these its keys?");
    }

    @Test
    void readingLeavesTheBytesAsTheyWere() {
        byte[] encrypted = NvsVectors.partition("nvs-encrypted.txt");
        NvsReader.read(encrypted, Optional.of(NvsVectors.keys()));

        assertThat(encrypted).isEqualTo(NvsVectors.partition("nvs-encrypted.txt"));
    }

    @Test
    void blobOfTheFirstVersionIsRead() {
        byte[] content = {1, 2, 3};
        byte[] partition = partitionWith(
                new EntryHead(1, NvsType.BLOB, 2, EntryHead.NO_CHUNK, "old").toBytes(EntryHead.sizeAndCrc(content)),
                Arrays.copyOf(content, ENTRY));

        assertThat(read(partition).value("storage", "old")).contains(new NvsValue.Blob(content));
    }

    @Test
    void pagesAreReadInTheOrderInWhichTheyWereBegun() {
        List<NvsEntry> entries = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            entries.add(new Item("n", "k" + i, NvsValue.Int.of(NvsType.U32, i)));
        }
        byte[] partition = NvsPartition.build(entries, 0x3000, Optional.empty());
        byte[] swapped = partition.clone();
        System.arraycopy(partition, 0, swapped, 0x1000, 0x1000);
        System.arraycopy(partition, 0x1000, swapped, 0, 0x1000);

        assertThat(read(swapped).items()).isEqualTo(read(partition).items());
        assertThat(read(swapped).pages()).extracting(Page::offset).containsExactly(0x1000, 0, 0x2000);
    }

    @Test
    void erasedEntriesAreCountedAndPassedOver() {
        byte[] partition = NvsVectors.partition("nvs-plain.txt");
        // Entry 1, "count": both bits of its mark cleared.
        partition[32] &= 0b1111_0011;

        NvsContents contents = read(partition);

        assertThat(contents.items()).extracting(Item::key).containsExactly("name");
        assertThat(contents.pages().get(0)).isEqualTo(new Page(0, PageState.ACTIVE, 0, 3, 1));
    }

    @Test
    void entriesOfAPageThatWasBeingEmptiedCountOnce() {
        byte[] partition = NvsVectors.partition("nvs-plain.txt");
        System.arraycopy(partition, 0, partition, 0x1000, 0x1000);
        ByteBuffer words = ByteBuffer.wrap(partition).order(ByteOrder.LITTLE_ENDIAN);
        words.putInt(0, 0xFFFFFFF8);
        words.putInt(0x1004, 1).putInt(0x101C, NvsPage.headerCrc(partition, 0x1000));
        // Entry 1, "count", had not been copied yet.
        partition[0x1020] |= 0b0000_1100;

        assertThat(read(partition).items()).extracting(Item::key).containsExactly("name", "count");
    }

    @Test
    void blobThatADeviceWroteAgainCountsItsPiecesFromTheOtherHalf() {
        byte[] content = {7};
        byte[] partition = partitionWith(
                new EntryHead(1, NvsType.BLOB_DATA, 2, 0x80, "b").toBytes(EntryHead.sizeAndCrc(content)),
                Arrays.copyOf(content, ENTRY),
                head(1, NvsType.BLOB_INDEX, 1, "b").toBytes(new byte[] {1, 0, 0, 0, 1, (byte) 0x80, -1, -1}));

        assertThat(read(partition).value("storage", "b")).contains(new NvsValue.Blob(content));
    }

    @Test
    void pageThatTheDeviceGaveUpIsPassedOver() {
        byte[] partition = NvsVectors.partition("nvs-plain.txt");
        partition[0x1000] = (byte) 0xF0;
        partition[0x1100] = 0;

        assertThat(read(partition).entries()).isEqualTo(NvsVectors.PLAIN_ENTRIES);
    }

    @Test
    void everyFaultIsNamedWithItsPlace() {
        assertRefused(changed(0, 0x12), "0x0: page state is FFFFFF12");
        assertRefused(changed(5, 0x12), "0x0: page header's CRC is B9BA2D84");
        assertRefused(changed(0x2123, 0x12), "0x2123: byte 12 in a page that was never begun, expected FF");
        assertRefused(changed(32, 0b1001_0110), "0x20: 2 entries are marked 01");
        assertRefused(changed(0x61, 2), "0x60: entry's CRC");
        assertRefused(changed(0xA0, 'x'), "0x80: string \"name\": content's CRC is 98D28762");
        assertRefused(new byte[0], "NVS partition of 0x0 bytes, expected a multiple of 0x1000");
        assertRefused(new byte[0x1001], "NVS partition of 0x1001 bytes");
    }

    @Test
    void entryThatTheFormatDoesNotKnowIsRefusedWithItsPlace() {
        assertRefused(
                partitionWith(head(1, NvsType.STRING, 3, "k").toBytes(EntryHead.sizeAndCrc(new byte[] {0}))),
                "0x60: string \"k\" spans 3 entries, of which 1 are written");
        assertRefused(
                partitionWith(head(1, NvsType.U8, 2, "k").toBytes(new byte[1]), new byte[ENTRY]),
                "u8 \"k\" spans 2 entries, its size needs 1");
        assertRefused(
                partitionWith(head(1, NvsType.U8, 0, "k").toBytes(new byte[1])), "entry spans none, expected at least");
        assertRefused(
                partitionWith(head(7, NvsType.U8, 1, "k").toBytes(new byte[1])),
                "is in namespace number 7, which has no name");
        assertRefused(
                partitionWith(head(0, NvsType.U16, 1, "n").toBytes(new byte[1])),
                "u16 \"n\" is no namespace with a number");
        assertRefused(
                partitionWith(head(0, NvsType.U8, 1, "n").toBytes(new byte[] {1})),
                "u8 \"n\" is no namespace with a number");
        byte[] integer = head(1, NvsType.U8, 1, "k").toBytes(new byte[1]);
        assertRefused(partitionWith(integer, integer), "0x80: u8 \"k\" is there twice");
        byte[] type = integer.clone();
        type[1] = 0x33;
        assertRefused(partitionWith(mended(type)), "0x60: type 33, expected one of the format");
        byte[] endless = integer.clone();
        Arrays.fill(endless, 8, 24, (byte) 'k');
        assertRefused(partitionWith(mended(endless)), "0x60: the key has no end");
        byte[] version = partitionWith();
        version[8] = 0x10;
        ByteBuffer.wrap(version).order(ByteOrder.LITTLE_ENDIAN).putInt(28, NvsPage.headerCrc(version, 0));
        assertRefused(version, "0x8: page version is 10, expected FE or FF");
    }

    @Test
    void blobsAndTextsThatAreNotWholeAreRefused() {
        byte[] index = {2, 0, 0, 0, 1, 0, (byte) 0xFF, (byte) 0xFF};
        assertRefused(
                partitionWith(head(1, NvsType.BLOB_INDEX, 1, "b").toBytes(index)),
                "blob_index \"b\" counts 1 pieces from 0, but piece 0 is missing");
        byte[] content = {1};
        byte[] piece = new EntryHead(1, NvsType.BLOB_DATA, 2, 0, "b").toBytes(EntryHead.sizeAndCrc(content));
        byte[] data = Arrays.copyOf(content, ENTRY);
        assertRefused(partitionWith(piece, data), "blob_data \"b\" is a piece that no index counts");
        assertRefused(partitionWith(piece, data, piece, data), "blob_data \"b\" has piece 0 twice");
        assertRefused(
                partitionWith(piece, data, head(1, NvsType.BLOB_INDEX, 1, "b").toBytes(index)),
                "blob_index \"b\" says 2 bytes, its pieces have 1");
        byte[] text = {'a'};
        assertRefused(
                partitionWith(
                        head(1, NvsType.STRING, 2, "k").toBytes(EntryHead.sizeAndCrc(text)),
                        Arrays.copyOf(text, ENTRY)),
                "string \"k\" has no NUL at its end");
        byte[] bad = {(byte) 0xFF, 0};
        assertRefused(
                partitionWith(
                        head(1, NvsType.STRING, 2, "k").toBytes(EntryHead.sizeAndCrc(bad)), Arrays.copyOf(bad, ENTRY)),
                "string \"k\" is no text in UTF-8");
    }

    @Test
    void pagesOfOneNumberAreRefused() {
        byte[] partition = NvsVectors.partition("nvs-plain.txt");
        System.arraycopy(partition, 0, partition, 0x1000, 32);

        assertRefused(partition, "pages at 0x0 and 0x1000 both have number 0");
    }

    @Test
    void everyFlippedBitIsFoundOrChangesNothing() {
        byte[] good = NvsVectors.partition("nvs-types.txt");
        List<NvsEntry> entries = read(good).entries();
        for (int bit = 0; bit < 0x100 * 8; bit++) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            // Marks of entries are no part of any sum; a head's filling behind content is none either.
            boolean isMark = bit / 8 >= 32 && bit / 8 < 64;
            try {
                List<NvsEntry> seen = read(flipped).entries();
                assertThat(isMark || seen.equals(entries)).as("bit %d", bit).isTrue();
            } catch (FirmwareException expected) {
                assertThat(expected).hasMessageContaining("NVS partition");
            }
        }
    }

    @Test
    void randomDamageNeverEndsInAnotherException() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = NvsPartition.build(
                List.of(
                        new Item("a", "text", new NvsValue.Text("x".repeat(100))),
                        new Item("a", "blob", new NvsValue.Blob(new byte[5000])),
                        new Item("b", "number", NvsValue.Int.of(NvsType.I64, -1))),
                0x4000,
                Optional.empty());
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes =
                    random.nextInt(4) == 0 ? Arrays.copyOf(good, (1 + random.nextInt(4)) * 0x1000) : good.clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes[random.nextInt(random.nextBoolean() ? 0x200 : bytes.length)] = (byte) random.nextInt(256);
            }
            mendSums(random, bytes);
            try {
                assertThat(read(bytes).pages()).isNotEmpty();
            } catch (FirmwareException expected) {
                assertThat(expected).hasMessageContaining("NVS partition");
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + round, e);
            }
        }
    }

    /** Now and then, so that damage reaches behind the sums. */
    private static void mendSums(Random random, byte[] bytes) {
        if (random.nextBoolean()) {
            for (int at = FIRST; at < FIRST + 8 * ENTRY; at += ENTRY) {
                byte[] entry = Arrays.copyOfRange(bytes, at, at + ENTRY);
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 4, EntryHead.crc(entry));
            }
        }
    }

    private static byte[] mended(byte[] entry) {
        ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN).putInt(4, EntryHead.crc(entry));
        return entry;
    }

    private static EntryHead head(int namespace, NvsType type, int span, String key) {
        return new EntryHead(namespace, type, span, EntryHead.NO_CHUNK, key);
    }

    /** A page with namespace "storage" as number 1, then these entries. */
    private static byte[] partitionWith(byte[]... entries) {
        NvsPage page = new NvsPage(0);
        page.append(head(0, NvsType.U8, 1, "storage").toBytes(new byte[] {1}));
        for (byte[] entry : entries) {
            page.append(entry);
        }
        return page.bytes();
    }

    private static byte[] changed(int at, int value) {
        byte[] partition = NvsVectors.partition("nvs-plain.txt");
        partition[at] = (byte) value;
        return partition;
    }

    private static NvsContents read(byte[] partition) {
        return NvsReader.read(partition, Optional.empty());
    }

    private static void assertRefused(byte[] partition, String message) {
        assertThatThrownBy(() -> read(partition))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining(message);
    }
}
