package org.nailbed.panel.product;

import java.util.List;
import java.util.Optional;
import org.nailbed.station.Products;

/**
 * One product.
 *
 * @param used absent when its file was never good
 * @param offered a newer revision from an edited file, which nobody took yet
 * @param changes lines of the file that the offered one changes
 * @param faults of its file as it is now
 * @param slots that make it now
 */
public record ProductViewJson(
        String name,
        Optional<RevisionJson> used,
        Optional<RevisionJson> offered,
        List<String> changes,
        List<String> faults,
        List<Integer> slots) {

    public static ProductViewJson of(Products.View view) {
        return new ProductViewJson(
                view.name(),
                view.used().map(RevisionJson::of),
                view.offered().map(RevisionJson::of),
                changes(view),
                view.faults(),
                view.slots().stream().sorted().toList());
    }

    private static List<String> changes(Products.View view) {
        if (view.used().isEmpty() || view.offered().isEmpty()) {
            return List.of();
        }
        return LineChanges.between(
                view.used().get().product().content(),
                view.offered().get().product().content());
    }
}
