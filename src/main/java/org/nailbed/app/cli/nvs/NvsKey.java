package org.nailbed.app.cli.nvs;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Output;
import org.nailbed.firmware.nvs.NvsKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes keys for one unit. */
@Command(
        name = "key",
        description =
                "Makes new keys, as a partition of type nvs_keys. A file that is there is never replaced: it may be the"
                        + " only copy of keys that a board needs.",
        mixinStandardHelpOptions = true)
@EndsWith({ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE, ExitCode.FILE_FAILED})
final class NvsKey implements Callable<Integer> {

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "Where to.")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        NvsFiles.writeSecret(out, NvsKeys.generate().toPartition());
        Output.of(spec).out().println(out + ": new keys");
        return ExitCode.OK.number();
    }
}
