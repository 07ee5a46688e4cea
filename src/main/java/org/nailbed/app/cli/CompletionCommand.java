package org.nailbed.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Output;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = {
            "Prints a completion script for a shell.",
            "bash: nailbed completion bash > ~/.local/share/bash-completion/completions/nailbed",
            "zsh:  source <(nailbed completion zsh)"
        },
        mixinStandardHelpOptions = true)
@EndsWith({ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE})
final class CompletionCommand implements Callable<Integer> {

    /** Shells that the script is understood by. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec).out();
        switch (shell) {
            // One script for both: in zsh it asks for bash's words by itself.
            case BASH, ZSH -> out.println(AutoComplete.bash("nailbed", Cli.commandLine()));
        }
        out.flush();
        return ExitCode.OK.number();
    }
}
