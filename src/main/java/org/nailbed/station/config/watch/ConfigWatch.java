package org.nailbed.station.config.watch;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.machine.StationFile;
import org.nailbed.station.config.product.ProductContext;
import org.nailbed.station.config.product.ProductFile;

/**
 * Watches a station file and every product file of the folder {@code products} beside it. A file that changed is read once it is
 * the same at two looks in a row, so never half saved; files that a product names count with it. A broken file is told of and
 * disturbs nothing. Nothing is thrown.
 *
 * <p>What the files are when the watch is made is known, and what {@link #follow} tells was read; make it before the station file
 * is read for the first time, or accept that an edit in between is seen with the next one.
 */
public final class ConfigWatch implements AutoCloseable {

    /** Soon enough for somebody who saves a file and looks at the panel. */
    public static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(ConfigWatch.class.getName());
    private static final String ENDING = ".yaml";

    private final Path stationFile;
    private final Supplier<ProductContext> context;
    private final Consumer<FileNews> listener;
    private final Map<Path, WatchedFile> watched = new LinkedHashMap<>();
    private volatile @Nullable Thread thread;

    /**
     * Begins to watch; {@link #check} or {@link #start} looks.
     *
     * @param context what products are read with, asked at each reading
     * @param listener called on the thread that looks; what it throws is logged
     */
    public ConfigWatch(Path stationFile, Supplier<ProductContext> context, Consumer<FileNews> listener) {
        this.stationFile = stationFile;
        this.context = context;
        this.listener = listener;
        files().forEach(file -> watched.put(file, WatchedFile.known(file)));
    }

    /** Also watches what this product was read with. The watch does so by itself for what it reads. */
    public synchronized void follow(ProductConfig product) {
        watched.computeIfAbsent(product.file(), WatchedFile::known).follow(product);
    }

    /** Looks on a thread of its own, until it is closed. */
    public synchronized void start(Duration interval) {
        Thread looking = new Thread(() -> look(interval), "config-watch");
        looking.setDaemon(true);
        thread = looking;
        looking.start();
    }

    private void look(Duration interval) {
        try {
            Thread.sleep(interval.toMillis());
            // Whoever is told may have swallowed the interrupt.
            while (Thread.currentThread().equals(thread)) {
                check();
                Thread.sleep(interval.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once, reads what is due, and tells of it. */
    public synchronized void check() {
        files().forEach(file -> watched.computeIfAbsent(file, WatchedFile::added));
        for (WatchedFile file : List.copyOf(watched.values())) {
            if (file.isDue()) {
                FileNews news = read(file);
                if (file.isNews(news)) {
                    tell(news);
                }
            }
        }
    }

    private FileNews read(WatchedFile file) {
        if (file.isGone()) {
            return new FileNews.Gone(file.file());
        }
        try {
            if (file.file().equals(stationFile)) {
                return new FileNews.StationRead(stationFile, StationFile.read(stationFile));
            }
            ProductConfig product = ProductFile.read(file.file(), context.get());
            file.follow(product);
            return new FileNews.ProductRead(file.file(), product);
        } catch (ConfigException e) {
            return new FileNews.Broken(file.file(), e.faults());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, file.file() + " could not be read; nobody foresaw this", e);
            return new FileNews.Broken(file.file(), List.of(new ConfigFault(file.file(), 1, 1, e.toString())));
        }
    }

    private void tell(FileNews news) {
        try {
            listener.accept(news);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "News of " + news.file() + " were not taken", e);
        }
    }

    /** The station's, then the products' in order of name. A folder that cannot be listed now holds nothing new. */
    private List<Path> files() {
        Path products = stationFile.resolveSibling("products");
        try (Stream<Path> inside = Files.list(products)) {
            return Stream.concat(
                            Stream.of(stationFile),
                            inside.filter(file -> file.toString().endsWith(ENDING))
                                    .sorted())
                    .toList();
        } catch (IOException e) {
            return List.of(stationFile);
        }
    }

    /** Waits for a look that goes on, at most a second. Never throws. */
    @Override
    public void close() {
        // Without the monitor: a look holds it, perhaps while a database does not answer.
        Optional<Thread> looking = Optional.ofNullable(thread);
        thread = null;
        looking.ifPresent(ConfigWatch::end);
    }

    private static void end(Thread looking) {
        looking.interrupt();
        try {
            looking.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
