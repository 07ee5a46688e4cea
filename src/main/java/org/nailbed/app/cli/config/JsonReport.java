package org.nailbed.app.cli.config;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.nailbed.app.cli.output.Facts;
import org.nailbed.sequence.Phase;
import org.nailbed.station.Product;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.StationConfig;

/** One JSON object for each file. */
record JsonReport(PrintWriter out) implements Report {

    @Override
    public void good(Path file, StationConfig station) {
        out.println(facts(file, true)
                .with("station", station.name())
                .with(
                        "products",
                        station.productFiles().stream().map(Path::toString).toList())
                .json());
    }

    @Override
    public void good(ProductConfig config) {
        Product product = config.product();
        out.println(facts(config.file(), true)
                .with("product", product.name())
                .with("version", product.version())
                .with("chip", product.chip())
                .with("revisionSha256", product.revisionSha256())
                .with(
                        "phases",
                        product.recipe().sequence().phases().stream()
                                .map(JsonReport::phase)
                                .toList())
                .with("warnings", config.warnings())
                .json());
    }

    private static Facts phase(Phase phase) {
        return new Facts()
                .with("name", phase.name())
                .with("kind", phase.kind().word())
                .with("budgetSeconds", phase.budget().toMillis() / 1e3);
    }

    @Override
    public void bad(Path file, List<ConfigFault> faults) {
        out.println(facts(file, false)
                .with(
                        "faults",
                        faults.stream()
                                .map(fault -> new Facts()
                                        .with("line", fault.line())
                                        .with("column", fault.column())
                                        .with("message", fault.message()))
                                .toList())
                .json());
    }

    private static Facts facts(Path file, boolean good) {
        return new Facts().with("file", file.toString()).with("good", good);
    }
}
