package org.nailbed.app.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.JsonOption;
import org.nailbed.app.cli.output.Output;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.machine.StationFile;
import org.nailbed.station.config.product.ProductContext;
import org.nailbed.station.config.product.ProductFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks station and product files as a station would, and tells what it understood. */
@Command(
        name = "check",
        description = {
            "Checks station and product files with all that they name, and tells every fault with its place, or what was understood.",
            "Products are compared with the station among the files; a station alone brings its products."
        },
        mixinStandardHelpOptions = true)
@EndsWith({ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE, ExitCode.FILE_FAILED, ExitCode.CONFIG_INVALID})
public final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Station files, product files.")
    private List<Path> files = List.of();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, Path> names = new HashMap<>();
    private boolean faulty;

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        Report report = json.isSet() ? new JsonReport(output.out()) : new TextReport(output);
        List<Path> stations = files.stream().filter(CheckCommand::isStation).toList();
        List<Path> products =
                new ArrayList<>(files.stream().filter(file -> !isStation(file)).toList());
        Optional<StationConfig> station = Optional.empty();
        for (Path file : stations) {
            station = station(file, report);
        }
        if (products.isEmpty()) {
            station.ifPresent(config -> products.addAll(config.productFiles()));
        }
        Optional<StationConfig> makes = stations.size() == 1 ? station : Optional.empty();
        try (ScratchDemo demo = ScratchDemo.open()) {
            ProductContext context = new ProductContext(demo, makes);
            products.forEach(file -> product(file, context, report));
        }
        output.out().flush();
        return (faulty ? ExitCode.CONFIG_INVALID : ExitCode.OK).number();
    }

    private static boolean isStation(Path file) {
        return !FileKind.isProduct(file);
    }

    private Optional<StationConfig> station(Path file, Report report) {
        try {
            StationConfig config = StationFile.read(file);
            report.good(file, config);
            return Optional.of(config);
        } catch (ConfigException e) {
            faulty = true;
            report.bad(file, e.faults());
            return Optional.empty();
        }
    }

    private void product(Path file, ProductContext context, Report report) {
        try {
            ProductConfig product = ProductFile.read(file, context);
            refuseTwice(file, product.product().name());
            report.good(product);
        } catch (ConfigException e) {
            faulty = true;
            report.bad(file, e.faults());
        }
    }

    /** A station knows products by their names: of two it could not tell which is the newer. */
    private void refuseTwice(Path file, String name) {
        Optional<Path> other =
                Optional.ofNullable(names.putIfAbsent(name, file)).filter(first -> !first.equals(file));
        other.ifPresent(first -> {
            String message = "product '" + name + "' is the one of " + first + " too. Give one another 'name'.";
            throw new ConfigException(List.of(new ConfigFault(file, 1, 1, message)));
        });
    }
}
