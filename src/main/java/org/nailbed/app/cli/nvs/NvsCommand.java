package org.nailbed.app.cli.nvs;

import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for NVS data. */
@Command(
        name = "nvs",
        description = {
            "Builds, lists and encrypts partitions of NVS data.",
            "What is built is flashed with: nailbed flash … nvs=FILE, or OFFSET=FILE."
        },
        subcommands = {NvsBuild.class, NvsList.class, NvsEncrypt.class, NvsKey.class},
        mixinStandardHelpOptions = true)
@EndsWith({ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE, ExitCode.FIRMWARE_INVALID, ExitCode.FILE_FAILED})
public final class NvsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command given: build, list, encrypt or key.");
    }
}
