package org.nailbed.simulator.nvs;

import java.util.List;
import java.util.Optional;
import org.nailbed.simulator.memory.NorFlash;

/**
 * What a partition holds.
 *
 * @param items in the order of their pages; of a name that was written twice the later one
 * @param errors what is not as it should be, each with its page and entry
 */
public record NvsContents(List<NvsItem> items, List<String> errors) {

    public NvsContents {
        items = List.copyOf(items);
        errors = List.copyOf(errors);
    }

    /**
     * Reads a whole partition. What is broken is left out and told.
     *
     * @param offset of the partition in flash
     * @param sizeBytes of the partition
     */
    public static NvsContents read(NorFlash flash, int offset, int sizeBytes) {
        NvsAssembly assembly = new NvsAssembly();
        NvsPages.read(flash, offset, sizeBytes, assembly).forEach(page -> page.scan(assembly));
        return assembly.contents();
    }

    public Optional<NvsItem> find(String namespace, String key) {
        NvsItem.Name name = new NvsItem.Name(namespace, key);
        return items.stream().filter(item -> item.name().equals(name)).findFirst();
    }
}
