package org.nailbed.station.engine;

import org.nailbed.ledger.Ledger;
import org.nailbed.station.Fixture;
import org.nailbed.station.Product;
import org.nailbed.station.ProgrammerSource;
import org.nailbed.station.Times;

/** What a station is made of. The ledger is shared, not owned: whoever gave it closes it after the station. */
public record StationParts(
        Fixture fixture, Product product, Ledger ledger, ProgrammerSource programmers, Times times) {}
