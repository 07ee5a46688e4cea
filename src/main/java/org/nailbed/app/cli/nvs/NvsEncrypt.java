package org.nailbed.app.cli.nvs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.WholeFile;
import org.nailbed.app.cli.output.Words;
import org.nailbed.firmware.nvs.NvsContents;
import org.nailbed.firmware.nvs.NvsKeys;
import org.nailbed.firmware.nvs.NvsPartition;
import org.nailbed.firmware.nvs.NvsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an encrypted partition of a plain one. */
@Command(
        name = "encrypt",
        description = "Writes what a plain partition holds into an encrypted one of the same size.",
        mixinStandardHelpOptions = true)
@EndsWith({ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE, ExitCode.FIRMWARE_INVALID, ExitCode.FILE_FAILED})
final class NvsEncrypt implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The plain partition, whole.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "Where to.")
    private Path out = Path.of("");

    @Mixin
    private KeyOptions key = new KeyOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        NvsKeys keys = key.keys()
                .orElseThrow(() -> new Failure.Usage(
                        "No key given. Name --key or --hmac-key; 'nailbed nvs key' makes a new one."));
        byte[] plain = NvsFiles.read(file);
        NvsContents contents = NvsReader.read(plain, Optional.empty());
        byte[] made = NvsPartition.build(contents.entries(), plain.length, Optional.of(keys));
        WholeFile.write(out, to -> to.write(made));
        Output.of(spec)
                .out()
                .println(out + ": " + Words.size(plain.length) + ", "
                        + Words.count(contents.items().size(), "value") + ", encrypted");
        return ExitCode.OK.number();
    }
}
