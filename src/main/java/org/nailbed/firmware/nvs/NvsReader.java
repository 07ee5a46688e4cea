package org.nailbed.firmware.nvs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Problems;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.nvs.NvsContents.Page;
import org.nailbed.firmware.nvs.NvsContents.PageState;

/** Reads a partition, from a file or from a board, and checks every sum in it (protocol reference, 6.5). */
public final class NvsReader {

    private static final int WRITTEN = 0b10;
    private static final int ERASED = 0b00;
    private static final int ILLEGAL = 0b01;

    private final byte[] bytes;
    private final Optional<NvsCipher> cipher;
    private final Problems problems = new Problems();
    private final List<Page> pages = new ArrayList<>();

    private NvsReader(byte[] bytes, Optional<NvsKeys> keys) {
        this.bytes = bytes.clone();
        this.cipher = keys.map(NvsCipher::decrypting);
    }

    /**
     * Reads and checks all of it.
     *
     * @param partition its bytes, unchanged by this
     * @param keys of an encrypted one
     * @throws FirmwareException naming every fault found
     */
    public static NvsContents read(byte[] partition, Optional<NvsKeys> keys) {
        if (partition.length == 0
                || partition.length % NvsPage.BYTES != 0
                || partition.length > Image.MAX_FLASH_BYTES) {
            throw new FirmwareException("NVS partition of %s bytes, expected a multiple of %s. Read it whole."
                    .formatted(Sizes.hex(partition.length), Sizes.hex(NvsPage.BYTES)));
        }
        return new NvsReader(partition, keys).read();
    }

    private NvsContents read() {
        for (int at = 0; at < bytes.length; at += NvsPage.BYTES) {
            int start = at;
            problems.attempt(() -> page(start)).ifPresent(pages::add);
        }
        pages.sort(Comparator.comparingLong(Page::sequence));
        checkSequences();
        NvsItems items = new NvsItems(problems);
        List<NvsEntry> entries = items.assemble(rawEntries());
        problems.throwIfAny(
                cipher.isPresent()
                        ? "NVS partition (are these its keys?)"
                        : "NVS partition (if it is encrypted, name its keys)");
        return new NvsContents(pages, entries);
    }

    /** A device that lost power while it emptied a page has some of its entries twice; those of the new page count. */
    private List<RawEntry> rawEntries() {
        List<RawEntry> kept = new ArrayList<>();
        pages.stream().filter(page -> page.state() != PageState.FREEING).forEach(page -> kept.addAll(entries(page)));
        Set<EntryHead> copied = kept.stream().map(RawEntry::head).collect(Collectors.toSet());
        pages.stream()
                .filter(page -> page.state() == PageState.FREEING)
                .flatMap(page -> entries(page).stream())
                .filter(entry -> !copied.contains(entry.head()))
                .forEach(kept::add);
        return kept;
    }

    private Page page(int at) {
        int word = u32(at);
        PageState state = Arrays.stream(PageState.values())
                .filter(each -> each.word == word)
                .findFirst()
                .orElseThrow(() -> fault(at, "page state is %08X, expected one of the format".formatted(word)));
        if (state == PageState.BLANK) {
            requireBlank(at);
            return new Page(at, state, Long.MAX_VALUE, 0, 0);
        }
        if (state == PageState.CORRUPT) {
            return new Page(at, state, Long.MAX_VALUE, 0, 0);
        }
        int crc = NvsPage.headerCrc(bytes, at);
        if (crc != u32(at + NvsPage.CRC_AT)) {
            throw fault(at, "page header's CRC is %08X, its bytes give %08X".formatted(u32(at + NvsPage.CRC_AT), crc));
        }
        int version = bytes[at + NvsPage.VERSION_AT] & 0xFF;
        if (version < NvsPage.VERSION_2) {
            throw fault(at + NvsPage.VERSION_AT, "page version is %02X, expected FE or FF".formatted(version));
        }
        long sequence = Integer.toUnsignedLong(u32(at + NvsPage.SEQUENCE_AT));
        int illegal = count(at, ILLEGAL);
        if (illegal > 0) {
            throw fault(at + NvsPage.BITMAP_AT, "%d entries are marked 01, expected 11, 10 or 00".formatted(illegal));
        }
        return new Page(at, state, sequence, count(at, WRITTEN), count(at, ERASED));
    }

    private void requireBlank(int at) {
        for (int i = at; i < at + NvsPage.BYTES; i++) {
            if (bytes[i] != (byte) 0xFF) {
                throw fault(i, "byte %02X in a page that was never begun, expected FF".formatted(bytes[i]));
            }
        }
    }

    private void checkSequences() {
        for (int i = 1; i < pages.size(); i++) {
            Page page = pages.get(i);
            if (page.sequence() != Long.MAX_VALUE
                    && page.sequence() == pages.get(i - 1).sequence()) {
                problems.add("pages at %s and %s both have number %d."
                        .formatted(Sizes.hex(pages.get(i - 1).offset()), Sizes.hex(page.offset()), page.sequence()));
            }
        }
    }

    private int count(int page, int bits) {
        int count = 0;
        for (int entry = 0; entry < NvsPage.ENTRIES; entry++) {
            count += bits(page, entry) == bits ? 1 : 0;
        }
        return count;
    }

    private int bits(int page, int entry) {
        int bit = 2 * entry;
        return bytes[page + NvsPage.BITMAP_AT + bit / Byte.SIZE] >> bit % Byte.SIZE & 0b11;
    }

    private List<RawEntry> entries(Page page) {
        List<RawEntry> entries = new ArrayList<>();
        boolean holdsEntries = page.state() != PageState.BLANK && page.state() != PageState.CORRUPT;
        int entry = 0;
        while (holdsEntries && entry < NvsPage.ENTRIES) {
            int here = entry;
            if (bits(page.offset(), entry) == WRITTEN) {
                Optional<RawEntry> read = problems.attempt(() -> entry(page.offset(), here));
                read.ifPresent(entries::add);
                entry += read.map(raw -> raw.head().span()).orElse(1);
                // What a faulty entry spans cannot be told from further ones, and would only give further faults.
                holdsEntries = read.isPresent();
            } else {
                entry++;
            }
        }
        return entries;
    }

    private RawEntry entry(int page, int entry) {
        int at = page + NvsPage.ENTRIES_AT + entry * NvsPage.ENTRY_BYTES;
        decrypt(at);
        EntryHead head = RawEntry.head(bytes, at);
        for (int i = 1; i < head.span(); i++) {
            if (entry + i >= NvsPage.ENTRIES || bits(page, entry + i) != WRITTEN) {
                throw fault(at, "%s spans %d entries, of which %d are written".formatted(head.title(), head.span(), i));
            }
            decrypt(at + i * NvsPage.ENTRY_BYTES);
        }
        return RawEntry.of(head, bytes, at);
    }

    private void decrypt(int at) {
        cipher.ifPresent(secret -> secret.apply(bytes, at));
    }

    private int u32(int at) {
        return Bytes.get32(bytes, at);
    }

    static FirmwareException fault(int at, String fault) {
        return new FirmwareException(Sizes.hex(at) + ": " + fault + ".");
    }
}
