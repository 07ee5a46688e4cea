package org.nailbed.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.stream.StreamFolder;
import org.nailbed.firmware.stream.StreamImprover;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.ledger.DatabaseAddress;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.embedded.EmbeddedDatabase;
import org.nailbed.ledger.postgres.LedgerStore;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.station.Fixture;
import org.nailbed.station.Product;
import org.nailbed.station.Station;
import org.nailbed.station.Times;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.product.ProductContext;
import org.nailbed.station.config.product.ProductFile;
import org.nailbed.station.engine.EspProgrammers;
import org.nailbed.station.engine.LiveStation;
import org.nailbed.station.engine.StationParts;

/** The rooms of one station put together: database, jig, firmware, slots. Closed in the reverse order, once. */
final class House implements AutoCloseable {

    /** What was opened, the last first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final Station station;
    private final Books books;

    private House(StationConfig config, Path data) throws IOException {
        try {
            // Files first: whoever mistyped one shall not wait for a database.
            DemoBuilds demo = new DemoBuilds(data.resolve("demo-firmware"));
            ProductConfig product =
                    ProductFile.read(config.productFile(), new ProductContext(demo, Optional.of(config)));
            product.warnings().forEach(House::warn);
            Product made = product.product();
            StreamImprover improver = keep(new StreamImprover(new StreamFolder(data.resolve("streams")), House::warn));
            improver.improve(made.recipe().images());
            this.books = keep(ledgerStore(config, data)).books();
            Fixture fixture = fixture(config, data);
            RateBook rates = RateBook.in(data.resolve("rates"), House::warn);
            StationParts parts = new StationParts(fixture, made, books, new EspProgrammers(rates), Times.system());
            this.station = keep(LiveStation.open(parts));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * @param data folder for everything that stays: the embedded database, what the virtual jig needs
     * @throws RuntimeException one of the rooms' own, telling what is wrong; nothing is left open then
     */
    static House open(StationConfig config, Path data) throws IOException {
        Files.createDirectories(data);
        return new House(config, data);
    }

    Station station() {
        return station;
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

    private Fixture fixture(StationConfig config, Path data) {
        if (config.boards() instanceof StationConfig.VirtualJig virtual) {
            SimulatedJig jig = keep(SimulatedJig.onPtys(options(virtual), data.resolve("jig")));
            return config.fixture(number -> jig.boards().get(number - 1).address());
        }
        return config.fixture(number -> {
            throw new IllegalStateException("Real slots name their ports themselves; asked for slot " + number);
        });
    }

    private static JigOptions options(StationConfig.VirtualJig virtual) {
        return JigOptions.of(asTools(virtual.chip()))
                .withCount(virtual.boards())
                .withFlashSizeBytes(virtual.flashSizeBytes())
                .withTiming(JigOptions.Timing.valueOf(virtual.timing().name()));
    }

    /** "esp32s3" for "ESP32-S3". */
    private static String asTools(String chip) {
        return chip.toLowerCase(Locale.ROOT).replace("-", "");
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

    /** Never throws: what one room fails to close must not keep the next one open. */
    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                System.getLogger(House.class.getName())
                        .log(
                                System.Logger.Level.ERROR,
                                "Could not close " + next.getClass().getSimpleName(),
                                e);
            }
        }
    }
}
