package org.nailbed.station.engine.slot;

import java.util.function.BooleanSupplier;
import org.nailbed.ledger.books.Books;
import org.nailbed.sequence.Printers;
import org.nailbed.station.StationListener;
import org.nailbed.station.engine.around.SharedInstruments;
import org.nailbed.station.outside.ProgrammerSource;
import org.nailbed.station.outside.SlotGuard;
import org.nailbed.station.outside.Times;

/** What all slots of a station work with. */
public record Workshop(
        Books books,
        ProgrammerSource programmers,
        Times times,
        SlotGuard guard,
        SharedInstruments instruments,
        Printers printers,
        LedgerClerk clerk,
        StationListener news,
        BooleanSupplier closing) {

    boolean isClosing() {
        return closing.getAsBoolean();
    }
}
