package org.nailbed.station.engine;

import java.util.List;
import org.nailbed.ledger.books.Books;
import org.nailbed.station.Fixture;
import org.nailbed.station.Product;
import org.nailbed.station.config.StationConfig.Approval;
import org.nailbed.station.outside.ProgrammerSource;
import org.nailbed.station.outside.SlotGuard;
import org.nailbed.station.outside.Times;

/**
 * What a station is made of. The books are shared, not owned: whoever gave them closes them after the station.
 *
 * @param products what may be made here, at least one; the first is for slots that were given nothing else
 */
public record StationParts(
        Rig rig,
        List<Product> products,
        Approval approval,
        Books books,
        ProgrammerSource programmers,
        SlotGuard guard,
        Times times) {

    public StationParts {
        products = List.copyOf(products);
        if (products.isEmpty()) {
            throw new IllegalArgumentException("A station makes at least one product.");
        }
    }

    /** One product that needs no approval, nothing that the slots share, and nobody who guards them. */
    public StationParts(Fixture fixture, Product product, Books books, ProgrammerSource programmers, Times times) {
        this(Rig.of(fixture), List.of(product), Approval.AUTOMATIC, books, programmers, SlotGuard.NONE, times);
    }
}
