package org.nailbed.panel;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nailbed.ledger.Ledger;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.ledger.books.Books;
import org.nailbed.sequence.Operator.Kind;
import org.nailbed.sequence.Operator.Picture;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.bench.Prompt;
import org.nailbed.station.Product;
import org.nailbed.station.Station;
import org.nailbed.station.config.StationConfig.Approval;
import org.nailbed.station.engine.FakeBoards;
import org.nailbed.station.engine.LiveStation;
import org.nailbed.station.engine.ProductDraft;
import org.nailbed.station.engine.Rig;
import org.nailbed.station.engine.StationParts;
import org.nailbed.station.engine.TestProducts;
import org.nailbed.station.fixture.FixtureDesk;
import org.nailbed.station.fixture.FixtureSettings;
import org.nailbed.station.fixture.HealthSettings;
import org.nailbed.station.fixture.crew.CrewParts;
import org.nailbed.station.fixture.crew.FixtureCrew;
import org.nailbed.station.fixture.kit.PortKeeper.Opener;
import org.nailbed.station.outside.Times;

/** What the app would make: here without hardware and database. */
@Alternative
@Singleton
public class FakeParts {

    /** Made where nothing else is said. */
    static final Product DEMO = TestProducts.withSerialNumbers(TestProducts.smallFirmware());

    /** Asks whether the LED is green, and shows what it should look like. */
    static final Product ASKING = ProductDraft.named("asking")
            .then(
                    new Prompt(
                            Template.of("Is the LED of {serial-number} green?"),
                            Kind.YES_NO,
                            Optional.of(new Picture("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "89504e47")),
                            Optional.empty()),
                    Duration.ofSeconds(60))
            .made();

    /** Made on no slot. */
    static final Product SPARE = ProductDraft.named("spare").made();

    static final int FAILURES_IN_A_ROW = 3;
    private static final int SLOTS = 4;

    private final MemoryLedger ledger = new MemoryLedger();
    private final FakeBoards boards = new FakeBoards();
    private final FixtureCrew crew = new FixtureCrew(
            new CrewParts(
                    TestProducts.fixture(SLOTS).station(),
                    stoppingAt(FAILURES_IN_A_ROW),
                    ledger.books().slots(),
                    Times.system(),
                    Optional.empty(),
                    Opener.REAL,
                    List::of),
            boards);

    private static FixtureSettings stoppingAt(int failures) {
        FixtureSettings usual = FixtureSettings.DEFAULT;
        HealthSettings health =
                new HealthSettings(OptionalInt.of(failures), Optional.empty(), Optional.empty(), Optional.empty());
        return new FixtureSettings(
                usual.insert(), usual.handles(), usual.signals(), health, usual.power(), usual.scanners());
    }

    @Produces
    @Singleton
    Ledger ledger() {
        return ledger;
    }

    @Produces
    @Singleton
    Books books() {
        return ledger.books();
    }

    @Produces
    @Singleton
    Station station() {
        LiveStation station = LiveStation.open(new StationParts(
                Rig.of(TestProducts.fixture(SLOTS)),
                List.of(DEMO, ASKING, SPARE),
                Approval.REQUIRED,
                ledger.books(),
                crew.programmers(),
                crew.guard(),
                Times.system()));
        List.of(DEMO, ASKING)
                .forEach(product -> station.products().approve(product.revisionSha256(), "A. Lovelace", "as tested"));
        crew.start(station);
        return station;
    }

    @Produces
    @Singleton
    FixtureDesk desk() {
        return crew;
    }

    void close(@Disposes Station station) {
        crew.close();
        station.close();
    }

    public MemoryLedger memory() {
        return ledger;
    }

    public FakeBoards boards() {
        return boards;
    }
}
