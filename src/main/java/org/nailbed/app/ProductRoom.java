package org.nailbed.app;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.firmware.stream.StreamImprover;
import org.nailbed.station.Product;
import org.nailbed.station.Products;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.product.ProductContext;
import org.nailbed.station.config.product.ProductFile;

/** The products that a station file names, read from their files. */
final class ProductRoom {

    private final DemoBuilds demo;
    private final StreamImprover improver;

    /** @param improver shortens what is sent of each image, at leisure */
    ProductRoom(DemoBuilds demo, StreamImprover improver) {
        this.demo = demo;
        this.improver = improver;
    }

    /**
     * What there is when a station opens.
     *
     * @param read the files that are good, in the station file's order
     * @param good what they came to
     * @param faults of those that are broken, by their names
     */
    record Shelf(List<ProductConfig> read, List<Product> good, Map<String, List<String>> faults) {

        void showFaults(Products products) {
            faults.forEach(products::broken);
        }
    }

    /** @throws ConfigException when the first file is broken, for slots that were given nothing else make that */
    Shelf readAll(StationConfig config) {
        List<ProductConfig> read = new ArrayList<>();
        Map<String, List<String>> faults = new LinkedHashMap<>();
        for (Path file : config.productFiles()) {
            try {
                read.add(read(file, config));
            } catch (ConfigException e) {
                if (read.isEmpty()) {
                    throw e;
                }
                warn(String.valueOf(e.getMessage()));
                faults.put(name(file), words(e));
            }
        }
        return new Shelf(read, read.stream().map(this::ready).toList(), faults);
    }

    /** @throws ConfigException with every fault of the file */
    ProductConfig read(Path file, StationConfig config) {
        return ProductFile.read(file, context(config));
    }

    ProductContext context(StationConfig config) {
        return new ProductContext(demo, Optional.of(config));
    }

    /** The product of a file that was read, with its warnings told and its images on their way to be shorter. */
    Product ready(ProductConfig read) {
        read.warnings().forEach(ProductRoom::warn);
        improver.improve(read.product().recipe().images());
        return read.product();
    }

    /** That of a file which does not say its product's own. */
    static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }

    static List<String> words(ConfigException broken) {
        return broken.faults().stream().map(ConfigFault::toString).toList();
    }

    private static void warn(String trouble) {
        System.getLogger(House.class.getName()).log(Level.WARNING, trouble);
    }
}
