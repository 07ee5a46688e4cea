package org.nailbed.app.cli.output;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where a command prints, and how much.
 *
 * @param out results
 * @param err failures, and progress where {@code out} carries JSON
 * @param debug whether a failure shows its stack trace
 */
public record Output(PrintWriter out, PrintWriter err, boolean debug) {
    /** Understood by every command. */
    public static final String DEBUG = "--debug";

    /** Of a command that picocli runs. */
    public static Output of(CommandSpec spec) {
        CommandLine command = spec.commandLine();
        return new Output(command.getOut(), command.getErr(), isDebug(command));
    }

    /** Whether {@code --debug} was given to the command or to one above it. */
    public static boolean isDebug(CommandLine command) {
        OptionSpec option = command.getCommandSpec().root().findOption(DEBUG);
        return option != null && Boolean.TRUE.equals(option.getValue());
    }
}
