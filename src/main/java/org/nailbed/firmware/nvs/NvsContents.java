package org.nailbed.firmware.nvs;

import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.nvs.NvsEntry.Item;

/**
 * What a partition holds.
 *
 * @param pages in the order in which they were begun; blank ones last
 * @param entries in the order in which they lie in the pages
 */
public record NvsContents(List<Page> pages, List<NvsEntry> entries) {

    public NvsContents {
        pages = List.copyOf(pages);
        entries = List.copyOf(entries);
    }

    /** By the first word of a page (protocol reference, 6.5). */
    public enum PageState {
        BLANK(0xFFFFFFFF),
        ACTIVE(NvsPage.ACTIVE),
        FULL(NvsPage.FULL),
        /** Its entries are being copied to another. */
        FREEING(0xFFFFFFF8),
        /** Given up by the device. */
        CORRUPT(0xFFFFFFF0);

        final int word;

        PageState(int word) {
            this.word = word;
        }
    }

    /**
     * One page.
     *
     * @param offset in the partition
     * @param sequence counts pages as they are begun
     * @param written entries that hold something
     * @param erased entries that held something
     */
    public record Page(int offset, PageState state, long sequence, int written, int erased) {}

    /** The values alone. */
    public List<Item> items() {
        return entries.stream()
                .filter(Item.class::isInstance)
                .map(Item.class::cast)
                .toList();
    }

    /** The value of a key. */
    public Optional<NvsValue> value(String namespace, String key) {
        return items().stream()
                .filter(item -> item.namespace().equals(namespace) && item.key().equals(key))
                .map(Item::value)
                .findFirst();
    }
}
