package org.nailbed.panel;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.ledger.Ledger;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.ledger.books.Books;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.station.Fixture;
import org.nailbed.station.SlotPort;
import org.nailbed.station.Station;
import org.nailbed.station.engine.EspProgrammers;
import org.nailbed.station.engine.LiveStation;
import org.nailbed.station.engine.StationParts;
import org.nailbed.station.engine.TestProducts;
import org.nailbed.station.fixture.FixtureDesk;
import org.nailbed.station.fixture.FixtureSettings;
import org.nailbed.station.fixture.crew.CrewParts;
import org.nailbed.station.fixture.crew.FixtureCrew;
import org.nailbed.station.outside.Times;

/** What the app would make for a virtual jig, but with boards that take no time and a database that is thrown away. */
@Alternative
@Singleton
public class JigParts {

    static final int BOARDS = 8;

    private static final String CHIP = "esp32s3";
    private static final int FLASH_BYTES = 8 << 20;
    private static final int BAUD = 921_600;

    private final TestDatabase database = TestDatabase.create();
    private final SimulatedJig jig;
    private final LiveStation station;
    private final FixtureCrew crew = new FixtureCrew(
            new CrewParts(
                    "virtual-jig", FixtureSettings.DEFAULT, database.books().slots(), Times.system(), Optional.empty()),
            new EspProgrammers(RateBook.forThisRun()));

    JigParts() {
        Path folder = newFolder();
        jig = SimulatedJig.onPtys(
                JigOptions.of(CHIP).withCount(BOARDS).withFlashSizeBytes(FLASH_BYTES), folder.resolve("jig"));
        station = LiveStation.open(new StationParts(
                fixture(),
                TestProducts.withSerialNumbers(firmware(folder.resolve("firmware"))),
                database.books(),
                new EspProgrammers(RateBook.forThisRun()),
                Times.system()));
    }

    private Fixture fixture() {
        List<SlotPort> slots = IntStream.rangeClosed(1, BOARDS)
                .mapToObj(number ->
                        new SlotPort(number, jig.boards().get(number - 1).address(), BAUD))
                .toList();
        return new Fixture("virtual-jig", Fixture.Kind.VIRTUAL, slots);
    }

    private static FirmwareSet firmware(Path folder) {
        DemoFirmware.write(folder, CHIP);
        return FirmwareSource.read(List.of(folder.toString())).set();
    }

    /** Short, because a line socket's path may have no more than about a hundred characters. */
    private static Path newFolder() {
        try {
            return Files.createTempDirectory("nb");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Produces
    @Singleton
    Ledger ledger() {
        return database.ledger();
    }

    @Produces
    @Singleton
    Books books() {
        return database.books();
    }

    @Produces
    @Singleton
    Station station() {
        return station;
    }

    @Produces
    @Singleton
    FixtureDesk desk() {
        return crew;
    }

    public List<SimulatedBoard> boards() {
        return jig.boards();
    }

    @PreDestroy
    void close() {
        crew.close();
        station.close();
        jig.close();
        database.close();
    }
}
