package org.nailbed.app.cli.nvs;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.WholeFile;
import org.nailbed.app.cli.output.Words;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.nvs.NvsCsv;
import org.nailbed.firmware.nvs.NvsEntry;
import org.nailbed.firmware.nvs.NvsPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a partition of a table. */
@Command(
        name = "build",
        description = "Builds a partition from a table as ESP-IDF's generator takes it: key,type,encoding,value.",
        mixinStandardHelpOptions = true)
@EndsWith({ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE, ExitCode.FIRMWARE_INVALID, ExitCode.FILE_FAILED})
final class NvsBuild implements Callable<Integer> {

    @Parameters(paramLabel = "CSV", description = "The table. Files that it names are read from its folder.")
    private Path csv = Path.of("");

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "Where to.")
    private Path out = Path.of("");

    @Option(
            names = "--size",
            defaultValue = "0x6000",
            paramLabel = "SIZE",
            description = "Of the partition, as the partition table says (default: ${DEFAULT-VALUE}).")
    private String size = "";

    @Mixin
    private KeyOptions key = new KeyOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        int sizeBytes = Sizes.parse(size)
                .orElseThrow(
                        () -> new Failure.Usage("--size " + size + " is not understood. Write it as 0x6000 or 24k."));
        List<NvsEntry> entries = NvsCsv.read(csv);
        byte[] made = NvsPartition.build(entries, sizeBytes, key.keys());
        WholeFile.write(out, to -> to.write(made));
        long values = entries.stream().filter(NvsEntry.Item.class::isInstance).count();
        Output.of(spec).out().println(out + ": " + Words.size(sizeBytes) + ", " + Words.count(values, "value"));
        return ExitCode.OK.number();
    }
}
