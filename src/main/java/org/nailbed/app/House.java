package org.nailbed.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.stream.StreamFolder;
import org.nailbed.firmware.stream.StreamImprover;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.ledger.DatabaseAddress;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.embedded.EmbeddedDatabase;
import org.nailbed.ledger.postgres.LedgerStore;
import org.nailbed.station.Station;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.watch.ConfigWatch;
import org.nailbed.station.engine.EspProgrammers;
import org.nailbed.station.engine.LiveStation;
import org.nailbed.station.engine.Rig;
import org.nailbed.station.engine.StationParts;
import org.nailbed.station.fixture.FixtureDesk;
import org.nailbed.station.fixture.crew.CrewParts;
import org.nailbed.station.fixture.crew.FixtureCrew;
import org.nailbed.station.outside.Times;

/** The rooms of one station put together: database, jig, firmware, slots. Closed in the reverse order, once. */
final class House implements AutoCloseable {

    private static final Times TIMES = Times.system();

    /** What was opened, the last first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final LiveStation station;
    private final FixtureCrew crew;
    private final Books books;

    private House(Path stationFile, StationConfig config, Path data) throws IOException {
        try {
            // Files first: whoever mistyped one shall not wait for a database.
            StreamImprover improver = keep(new StreamImprover(new StreamFolder(data.resolve("streams")), House::warn));
            ProductRoom products = new ProductRoom(new DemoBuilds(data.resolve("demo-firmware")), improver);
            ProductRoom.Shelf shelf = products.readAll(config);
            this.books = keep(ledgerStore(config, data)).books();
            PretendedJig pretended = keep(new PretendedJig(stationFile, data.resolve("jig")));
            Rig rig = rig(config, pretended);
            this.crew = keep(new FixtureCrew(
                    new CrewParts(
                            config.name(),
                            config.fixtureSettings(),
                            books.slots(),
                            TIMES,
                            slotFile(stationFile, config)),
                    new EspProgrammers(RateBook.in(data.resolve("rates"), House::warn))));
            this.station = keep(LiveStation.open(new StationParts(
                    rig, shelf.good(), config.approval(), books, crew.programmers(), crew.guard(), TIMES)));
            shelf.showFaults(station.products());
            // The crew goes before the station does: nothing is to start a run on a station that closes.
            keep(crew);
            crew.start(station);
            keep(watch(stationFile, new HotFiles(station, config, products, pretended), products, shelf))
                    .start(ConfigWatch.USUAL_INTERVAL);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * @param data folder for everything that stays: the embedded database, what the virtual jig needs
     * @throws RuntimeException one of the rooms' own, telling what is wrong; nothing is left open then
     */
    static House open(Path stationFile, StationConfig config, Path data) throws IOException {
        Files.createDirectories(data);
        return new House(stationFile, config, data);
    }

    private static Rig rig(StationConfig config, PretendedJig pretended) {
        return new Rig(pretended.fixture(config), pretended.equipment(config.equipment()), config.scanOrder());
    }

    private static ConfigWatch watch(Path stationFile, HotFiles files, ProductRoom products, ProductRoom.Shelf shelf) {
        ConfigWatch watch = new ConfigWatch(stationFile, () -> products.context(files.config()), files);
        shelf.read().forEach(watch::follow);
        return watch;
    }

    /** Where a slot that was taught is written; a virtual jig has no such line. */
    private static Optional<Path> slotFile(Path stationFile, StationConfig config) {
        return config.boards() instanceof StationConfig.Real ? Optional.of(stationFile) : Optional.empty();
    }

    Station station() {
        return station;
    }

    FixtureDesk fixture() {
        return crew;
    }

    Books books() {
        return books;
    }

    private LedgerStore ledgerStore(StationConfig config, Path data) throws IOException {
        if (config.database().isPresent()) {
            StationConfig.Database external = config.database().get();
            Optional<Path> passwordFile = external.passwordFile();
            String password = passwordFile.isPresent()
                    ? Files.readString(passwordFile.get()).strip()
                    : "";
            return LedgerStore.open(
                    new DatabaseAddress(external.url(), external.user().orElse(""), password));
        }
        EmbeddedDatabase embedded = keep(EmbeddedDatabase.start(data));
        return LedgerStore.open(embedded.owner(), embedded.station());
    }

    private static void warn(FirmwareException trouble) {
        warn(String.valueOf(trouble.getMessage()));
    }

    private static void warn(String trouble) {
        System.getLogger(House.class.getName()).log(System.Logger.Level.WARNING, trouble);
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.push(opened);
        return opened;
    }

    @Override
    public synchronized void close() {
        Rooms.closeAll(open);
    }
}
