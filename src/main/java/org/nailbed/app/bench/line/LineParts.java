package org.nailbed.app.bench.line;

import java.util.List;
import java.util.Optional;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.ledger.books.Books;
import org.nailbed.station.Fixture;
import org.nailbed.station.Product;
import org.nailbed.station.Station;
import org.nailbed.station.config.StationConfig.Approval;
import org.nailbed.station.engine.EspProgrammers;
import org.nailbed.station.engine.LiveStation;
import org.nailbed.station.engine.Rig;
import org.nailbed.station.engine.StationParts;
import org.nailbed.station.fixture.FixtureSettings;
import org.nailbed.station.fixture.InsertSettings;
import org.nailbed.station.fixture.crew.CrewParts;
import org.nailbed.station.fixture.crew.FixtureCrew;
import org.nailbed.station.outside.Times;

/** A station with its fixture's crew, put together as a real one is. */
record LineParts(Station station, FixtureCrew crew) implements AutoCloseable {

    static LineParts open(Fixture fixture, Product product, Books books, InsertSettings insert) {
        FixtureSettings settings = new FixtureSettings(
                insert,
                FixtureSettings.DEFAULT.handles(),
                FixtureSettings.DEFAULT.signals(),
                FixtureSettings.DEFAULT.health(),
                FixtureSettings.DEFAULT.power(),
                FixtureSettings.DEFAULT.scanners());
        Times times = Times.system();
        FixtureCrew crew = new FixtureCrew(
                new CrewParts(fixture.station(), settings, books.slots(), times, Optional.empty()),
                new EspProgrammers(RateBook.forThisRun()));
        boolean opened = false;
        try {
            Station station = LiveStation.open(new StationParts(
                    Rig.of(fixture),
                    List.of(product),
                    Approval.AUTOMATIC,
                    books,
                    crew.programmers(),
                    crew.guard(),
                    times));
            crew.start(station);
            opened = true;
            return new LineParts(station, crew);
        } finally {
            if (!opened) {
                crew.close();
            }
        }
    }

    @Override
    public void close() {
        crew.close();
        station.close();
    }
}
