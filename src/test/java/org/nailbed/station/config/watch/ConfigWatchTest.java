package org.nailbed.station.config.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.app.DemoBuilds;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.product.ProductContext;
import org.nailbed.station.config.product.ProductFile;
import org.nailbed.station.config.watch.FileNews.Broken;
import org.nailbed.station.config.watch.FileNews.Gone;
import org.nailbed.station.config.watch.FileNews.ProductRead;
import org.nailbed.station.config.watch.FileNews.StationRead;

class ConfigWatchTest {

    private static final String STATION = "name: line\nproduct: p\nvirtual-jig: {chip: esp32, boards: 1}\n";
    private static final String PRODUCT = """
            name: p
            chip: esp32
            firmware: {files: [{offset: 0x10000, file: app.bin}]}
            sequence: [identify, flash]
            """;

    @TempDir
    Path dir;

    private final List<FileNews> news = new CopyOnWriteArrayList<>();
    private Path station = Path.of("");
    private Path product = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        station = Files.writeString(dir.resolve("line.yaml"), STATION);
        Path products = Files.createDirectories(dir.resolve("products"));
        Files.writeString(products.resolve("app.bin"), "data");
        product = Files.writeString(products.resolve("p.yaml"), PRODUCT);
    }

    private ConfigWatch watch() {
        return new ConfigWatch(station, this::context, news::add);
    }

    private ProductContext context() {
        return new ProductContext(new DemoBuilds(dir.resolve("demo")), Optional.empty());
    }

    private static void look(ConfigWatch watch, int times) {
        for (int done = 0; done < times; done++) {
            watch.check();
        }
    }

    @Test
    @Timeout(20)
    void closingWaitsNoLongerForALookThatHangs() throws IOException, InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        ConfigWatch watch = new ConfigWatch(station, this::context, one -> {
            hangs.countDown();
            boolean free = false;
            while (!free) {
                try {
                    free = letGo.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    // As a database that does not answer.
                }
            }
        });
        Files.writeString(product, PRODUCT + "version: 2\n");
        watch.start(Duration.ofMillis(10));
        hangs.await();
        watch.close();
        letGo.countDown();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("config-watch")));
    }

    @Test
    void filesThatStayAsTheyAreAreNoNews() {
        look(watch(), 4);
        assertThat(news).isEmpty();
    }

    @Test
    void anEditedProductIsReadWhenItIsTheSameTwice() throws IOException {
        ConfigWatch watch = watch();
        Files.writeString(product, PRODUCT + "version: 2\n");
        watch.check();
        assertThat(news).as("perhaps half saved").isEmpty();
        Files.writeString(product, PRODUCT + "version: 3\n");
        watch.check();
        assertThat(news).as("changed again").isEmpty();
        watch.check();
        assertThat(news)
                .singleElement()
                .isInstanceOfSatisfying(
                        ProductRead.class,
                        read -> assertThat(read.product().product().version()).isEqualTo("3"));
        look(watch, 7);
        assertThat(news).as("told once").hasSize(1);
    }

    @Test
    void aBrokenProductIsToldOfOnceAndDisturbsNothing() throws IOException {
        ConfigWatch watch = watch();
        Files.writeString(product, PRODUCT + "squence: []\n");
        Files.writeString(station, STATION + "baud: 460800 baud\n");
        look(watch, 9);
        assertThat(news).hasSize(2);
        assertThat(news.get(0)).isInstanceOf(StationRead.class);
        assertThat(news.get(1))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.faults())
                                .singleElement()
                                .hasToString(
                                        product + ":5:1: unknown key 'squence' in the file, did you mean 'sequence'?"));
        Files.writeString(product, PRODUCT);
        look(watch, 2);
        assertThat(news.get(2)).isInstanceOf(ProductRead.class);
    }

    @Test
    void aFileThatAProductNamesCountsWithIt() throws IOException {
        ConfigWatch watch = watch();
        ProductConfig config = ProductFile.read(product, context());
        watch.follow(config);
        look(watch, 2);
        assertThat(news).isEmpty();
        Files.writeString(product.resolveSibling("app.bin"), "built anew");
        look(watch, 2);
        assertThat(news)
                .singleElement()
                .isInstanceOfSatisfying(
                        ProductRead.class,
                        read -> assertThat(read.product().product()).isNotEqualTo(config.product()));
    }

    @Test
    void anEditBetweenTheFirstReadingAndTheWatchIsNotLost() throws IOException {
        ProductConfig config = ProductFile.read(product, context());
        Files.writeString(product, PRODUCT + "version: 2\n");
        ConfigWatch watch = watch();
        watch.follow(config);
        look(watch, 2);
        assertThat(news).singleElement().isInstanceOf(ProductRead.class);
    }

    @Test
    void whatABrokenProductLackedMayComeLater() throws IOException {
        ConfigWatch watch = watch();
        Files.delete(product.resolveSibling("app.bin"));
        Files.writeString(product, PRODUCT + "version: 2\n");
        look(watch, 2);
        assertThat(news).singleElement().isInstanceOf(Broken.class);
        Files.writeString(product.resolveSibling("app.bin"), "built at last");
        look(watch, 5);
        assertThat(news).hasSize(2);
        assertThat(news.get(1)).isInstanceOf(ProductRead.class);
    }

    @Test
    void addedAndRemovedProductsAreTold() throws IOException {
        ConfigWatch watch = watch();
        Path added = Files.writeString(product.resolveSibling("q.yaml"), PRODUCT.replace("name: p", "name: q"));
        Files.delete(product);
        look(watch, 3);
        assertThat(news).hasSize(2);
        assertThat(news).contains(new Gone(product));
        assertThat(news)
                .filteredOn(ProductRead.class::isInstance)
                .extracting(FileNews::file)
                .containsExactly(added);
    }

    @Test
    void aListenerThatThrowsHearsTheNextNewsToo() throws IOException {
        ConfigWatch watch = new ConfigWatch(station, this::context, one -> {
            news.add(one);
            throw new IllegalStateException("a listener's fault");
        });
        Files.writeString(product, PRODUCT + "version: 2\n");
        look(watch, 2);
        Files.writeString(product, PRODUCT + "version: 3\n");
        look(watch, 2);
        assertThat(news).hasSize(2);
    }

    @Test
    void itsThreadLooksAndEnds() throws IOException {
        ConfigWatch watch = watch();
        watch.start(Duration.ofMillis(5));
        Files.writeString(product, PRODUCT + "version: 2\n");
        await().atMost(Duration.ofSeconds(10)).until(() -> !news.isEmpty());
        watch.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("config-watch") && thread.isAlive());
    }
}
