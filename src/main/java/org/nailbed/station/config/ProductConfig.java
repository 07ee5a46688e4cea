package org.nailbed.station.config;

import java.nio.file.Path;
import java.util.List;
import org.nailbed.station.Product;

/**
 * What a product file came to, with all that it names.
 *
 * @param fileSha256 of the product file alone as it was read, lower-case hex
 * @param warnings what a person should know before it is made, a sentence each; often none
 * @param reads files and folders beside the product file that were read: when one changes, the product does
 */
public record ProductConfig(Path file, String fileSha256, Product product, List<String> warnings, List<Path> reads) {
    public ProductConfig {
        warnings = List.copyOf(warnings);
        reads = List.copyOf(reads);
    }
}
