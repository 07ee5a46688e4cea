package org.nailbed.app.cli.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.Words;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.run.Expectation;
import org.nailbed.run.PhaseKey.Group;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.Phase;
import org.nailbed.station.Product;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.StationConfig;

/** For people: faults as compilers print them, and what was understood. */
record TextReport(Output output) implements Report {

    @Override
    public void good(Path file, StationConfig station) {
        print("%s: station %s, %s, approval %s"
                .formatted(file, station.name(), boards(station), Words.dashed(station.approval())));
        for (var instrument : station.equipment().instruments()) {
            print("  instrument %s at %s".formatted(instrument.name(), instrument.address()));
        }
        for (var printer : station.equipment().printers()) {
            print("  printer %s at %s, %d dpi".formatted(printer.name(), printer.address(), printer.dpi()));
        }
    }

    private static String boards(StationConfig station) {
        if (station.boards() instanceof StationConfig.Real real) {
            return Words.count(real.slots().size(), "slot");
        }
        StationConfig.VirtualJig jig = (StationConfig.VirtualJig) station.boards();
        return "virtual jig of " + Words.count(jig.boards(), "board") + " " + jig.chip();
    }

    @Override
    public void good(ProductConfig config) {
        Product product = config.product();
        print("%s: product %s, version %s, %s"
                .formatted(config.file(), product.name(), product.version(), product.chip()));
        print("  revision " + product.revisionSha256());
        product.serialNumber().ifPresent(rule -> print("  serial number " + rule.pattern()));
        product.recipe().firmware().forEach(this::firmware);
        for (Group group : Group.values()) {
            product.recipe().sequence().phases(group).forEach(phase -> phase(group, phase, product));
        }
        config.warnings().forEach(warning -> output.err().println("Warning: " + warning));
    }

    private void firmware(String name, FirmwareSet set) {
        print("  firmware %s: %s".formatted(name, set.summary()));
        print("    sha256 " + set.sha256());
    }

    private void phase(Group group, Phase phase, Product product) {
        String kind = phase.kind().word().equals(phase.name())
                ? ""
                : " (" + phase.kind().word() + ")";
        String tries = phase.policy().tries() == 1 ? "" : ", " + phase.policy().tries() + " tries";
        String onFault = phase.policy().onFault() == Phase.OnFault.CONTINUE ? ", goes on when it fails" : "";
        print("  %-8s %s%s, %s%s%s"
                .formatted(
                        Words.dashed(group),
                        phase.name(),
                        kind,
                        Words.seconds(phase.budget().toMillis() / 1e3),
                        tries,
                        onFault));
        limits(phase, product).forEach((name, expected) -> print("             %s %s".formatted(name, expected)));
    }

    /** Of all measurements, wherever the file states them. */
    private static Map<String, Expectation> limits(Phase phase, Product product) {
        MeasurementSheet sheet = new MeasurementSheet(phase.limits());
        phase.kind().declare(sheet, product.recipe());
        Map<String, Expectation> limits = new TreeMap<>();
        sheet.measurements()
                .forEach(measurement ->
                        measurement.expectation().ifPresent(expected -> limits.put(measurement.name(), expected)));
        return limits;
    }

    @Override
    public void bad(Path file, List<ConfigFault> faults) {
        faults.forEach(fault -> output.err().println(fault));
        output.err()
                .println(file + ": " + Words.count(faults.size(), "fault") + ". [" + ExitCode.CONFIG_INVALID.name()
                        + "]");
    }

    private void print(String line) {
        output.out().println(line);
    }
}
