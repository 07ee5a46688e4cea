package org.nailbed.station.config.product;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nailbed.app.DemoBuilds;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.StationConfig;

/** A folder for product files, with a little firmware beside them. */
final class ProductFolder {

    /** The shortest beginning of a product file. */
    static final String HEAD = "name: p\nchip: esp32c3\nfirmware: {files: [{offset: 0x10000, file: app.bin}]}\n";

    private final Path products;
    private final Path data;

    ProductFolder(Path dir) throws IOException {
        this.products = Files.createDirectories(dir.resolve("products"));
        this.data = dir.resolve("data");
        write("app.bin", "only data, no application");
    }

    Path file() {
        return products.resolve("p.yaml");
    }

    void write(String name, String content) throws IOException {
        Files.writeString(products.resolve(name), content);
    }

    ProductContext context(Optional<StationConfig> station) {
        return new ProductContext(new DemoBuilds(data), station);
    }

    ProductConfig read(String text) throws IOException {
        write("p.yaml", text);
        return ProductFile.read(file(), context(Optional.empty()));
    }

    List<ConfigFault> faultsOf(String text) throws IOException {
        return faultsOf(text, Optional.empty());
    }

    List<ConfigFault> faultsOf(String text, Optional<StationConfig> station) throws IOException {
        write("p.yaml", text);
        return catchThrowableOfType(ConfigException.class, () -> ProductFile.read(file(), context(station)))
                .faults();
    }

    List<String> messagesOf(String text) throws IOException {
        return faultsOf(text).stream().map(ConfigFault::message).toList();
    }
}
