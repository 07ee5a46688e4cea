package org.nailbed.firmware.nvs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.nvs.NvsEntry.Item;

/**
 * Writes a partition in the second version of the format, each byte where Espressif's generator puts it (protocol reference,
 * 6.5), but for its additions: keys of the Wi-Fi driver bring no further entries with them.
 */
public final class NvsPartition {

    /** Less only serves for reading. */
    public static final int MIN_BYTES = 0x3000;

    private static final int MAX_NAMESPACES = 254;
    private static final int MAX_CHUNKS = 0x7F;

    private final int sizeBytes;
    private final List<NvsPage> pages = new ArrayList<>();
    private final Map<String, Integer> namespaces = new HashMap<>();
    private final Set<List<String>> keys = new HashSet<>();
    private NvsPage page;

    private NvsPartition(int sizeBytes) {
        this.sizeBytes = sizeBytes;
        this.page = new NvsPage(0);
        pages.add(page);
    }

    /**
     * Writes a whole partition; what no entry needs is FF.
     *
     * @param entries in the order in which they are written; a namespace opens with its first item at the latest
     * @param sizeBytes of the partition, a multiple of 0x1000 from {@link #MIN_BYTES}; its last page stays free
     * @param encryption empty for plain
     * @throws FirmwareException when a key comes twice, or naming the entry that did not fit
     */
    public static byte[] build(List<NvsEntry> entries, int sizeBytes, Optional<NvsKeys> encryption) {
        requireSize(sizeBytes);
        NvsPartition partition = new NvsPartition(sizeBytes);
        entries.forEach(partition::add);
        byte[] bytes = partition.toBytes();
        encryption.ifPresent(secret -> partition.encrypt(bytes, NvsCipher.encrypting(secret)));
        return bytes;
    }

    static void requireSize(int sizeBytes) {
        if (sizeBytes < MIN_BYTES || sizeBytes % NvsPage.BYTES != 0 || sizeBytes > Image.MAX_FLASH_BYTES) {
            throw new FirmwareException(
                    "NVS partition of %s bytes, expected a multiple of %s from %s to %s. Change its size."
                            .formatted(
                                    Sizes.hex(sizeBytes),
                                    Sizes.hex(NvsPage.BYTES),
                                    Sizes.hex(MIN_BYTES),
                                    Sizes.hex(Image.MAX_FLASH_BYTES)));
        }
    }

    private void add(NvsEntry entry) {
        try {
            int namespace = namespace(entry.namespace());
            if (entry instanceof Item item) {
                requireNew(item);
                write(namespace, item);
            }
        } catch (PartitionFullException e) {
            throw new FirmwareException(
                    "%s does not fit into an NVS partition of %s bytes, of which %s stay free for the device. Write less, or enlarge the partition."
                            .formatted(title(entry), Sizes.hex(sizeBytes), Sizes.hex(NvsPage.BYTES)),
                    e);
        }
    }

    private static String title(NvsEntry entry) {
        return entry instanceof Item item
                ? "%s.%s (%s)"
                        .formatted(item.namespace(), item.key(), item.value().typeTitle())
                : "namespace " + entry.namespace();
    }

    private void requireNew(Item item) {
        if (!keys.add(List.of(item.namespace(), item.key()))) {
            throw new FirmwareException("%s.%s is there twice, and a device would keep one of them. Remove the other."
                    .formatted(item.namespace(), item.key()));
        }
    }

    private int namespace(String name) {
        Integer known = namespaces.get(name);
        if (known != null) {
            return known;
        }
        int index = namespaces.size() + 1;
        if (index > MAX_NAMESPACES) {
            throw new FirmwareException("namespace %s is number %d, expected at most %d. Use fewer namespaces."
                    .formatted(name, index, MAX_NAMESPACES));
        }
        namespaces.put(name, index);
        appendSingle(new EntryHead(0, NvsType.U8, 1, EntryHead.NO_CHUNK, name), new byte[] {(byte) index});
        return index;
    }

    private void write(int namespace, Item item) {
        NvsValue value = item.value();
        if (value instanceof NvsValue.Int number) {
            NvsType type = number.type();
            appendSingle(
                    new EntryHead(namespace, type, 1, EntryHead.NO_CHUNK, item.key()),
                    littleEndian(number.value(), type.bytes()));
        } else if (value instanceof NvsValue.Text text) {
            writeText(namespace, item.key(), (text.text() + '\0').getBytes(UTF_8));
        } else if (value instanceof NvsValue.Blob blob) {
            writeBlob(new EntryHead(namespace, NvsType.BLOB_INDEX, 1, EntryHead.NO_CHUNK, item.key()), blob.bytes());
        }
    }

    private static byte[] littleEndian(BigInteger value, int bytes) {
        byte[] data = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            data[i] = value.shiftRight(i * Byte.SIZE).byteValue();
        }
        return data;
    }

    private void appendSingle(EntryHead head, byte[] data) {
        if (page.free() == 0) {
            turn();
        }
        page.append(head.toBytes(data));
    }

    /** A text stays on one page; the generator leaves that page's last entry free, so it fills a page only from its start. */
    private void writeText(int namespace, String key, byte[] content) {
        int span = 1 + NvsPage.entriesFor(content.length);
        if (page.used() > 0 && page.used() + span >= NvsPage.ENTRIES) {
            turn();
        }
        EntryHead head = new EntryHead(namespace, NvsType.STRING, span, EntryHead.NO_CHUNK, key);
        page.append(head.toBytes(EntryHead.sizeAndCrc(content)));
        page.append(content);
    }

    /** Pieces as large as each page has room for, even none at all, then the index; on the next page when this one is full. */
    private void writeBlob(EntryHead index, byte[] content) {
        if (page.free() == 0) {
            turn();
        }
        int chunks = 0;
        int written = 0;
        boolean more = true;
        while (more) {
            requireChunk(chunks, index.key());
            int room = (page.free() - 1) * NvsPage.ENTRY_BYTES;
            int size = Math.min(content.length - written, room);
            byte[] chunk = Arrays.copyOfRange(content, written, written + size);
            EntryHead head = new EntryHead(
                    index.namespace(), NvsType.BLOB_DATA, 1 + NvsPage.entriesFor(size), chunks, index.key());
            page.append(head.toBytes(EntryHead.sizeAndCrc(chunk)));
            page.append(chunk);
            written += size;
            chunks++;
            more = written < content.length;
            if (more || room - size < NvsPage.ENTRY_BYTES) {
                turn();
            }
        }
        byte[] data = {0, 0, 0, 0, (byte) chunks, 0, (byte) 0xFF, (byte) 0xFF};
        Bytes.put32(data, 0, content.length);
        page.append(index.toBytes(data));
    }

    /** The device keeps the other half of the numbers for the next version of the blob. */
    private static void requireChunk(int chunks, String key) {
        if (chunks > MAX_CHUNKS) {
            throw new FirmwareException(
                    "blob %s needs more than %d pieces, one a page. Make it smaller, or several blobs."
                            .formatted(key, MAX_CHUNKS + 1));
        }
    }

    private void turn() {
        if ((pages.size() + 1) * NvsPage.BYTES >= sizeBytes) {
            throw new PartitionFullException();
        }
        page.markFull();
        page = new NvsPage(pages.size());
        pages.add(page);
    }

    private byte[] toBytes() {
        byte[] bytes = new byte[sizeBytes];
        Arrays.fill(bytes, (byte) 0xFF);
        for (int i = 0; i < pages.size(); i++) {
            System.arraycopy(pages.get(i).bytes(), 0, bytes, i * NvsPage.BYTES, NvsPage.BYTES);
        }
        return bytes;
    }

    private void encrypt(byte[] bytes, NvsCipher cipher) {
        for (int i = 0; i < pages.size(); i++) {
            for (int entry = 0; entry < pages.get(i).used(); entry++) {
                cipher.apply(bytes, i * NvsPage.BYTES + NvsPage.ENTRIES_AT + entry * NvsPage.ENTRY_BYTES);
            }
        }
    }

    /** No page is left; who adds knows for which entry. */
    private static final class PartitionFullException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
