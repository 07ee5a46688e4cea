package org.nailbed.app.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nailbed.app.bench.BenchCommand;
import org.nailbed.app.cli.board.EraseCommand;
import org.nailbed.app.cli.board.FlashCommand;
import org.nailbed.app.cli.board.IdentifyCommand;
import org.nailbed.app.cli.board.ReadCommand;
import org.nailbed.app.cli.board.VerifyCommand;
import org.nailbed.app.cli.config.CheckCommand;
import org.nailbed.app.cli.config.SchemaCommand;
import org.nailbed.app.cli.file.ImageCommand;
import org.nailbed.app.cli.monitor.MonitorCommand;
import org.nailbed.app.cli.nvs.NvsCommand;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.Words;
import org.nailbed.app.cli.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The commands beside the station: {@code nailbed flash} and the rest. */
@Command(
        name = "nailbed",
        description = {
            "Flashes and tests many ESP32-class boards at once, proves every write, keeps a record of every board.",
            "Without a command it runs the station: panel, slots and records; see 'nailbed station --help'."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class)
public final class Cli implements Runnable {
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("ports", PortsCommand.class);
        COMMANDS.put("identify", IdentifyCommand.class);
        COMMANDS.put("flash", FlashCommand.class);
        COMMANDS.put("verify", VerifyCommand.class);
        COMMANDS.put("read", ReadCommand.class);
        COMMANDS.put("erase", EraseCommand.class);
        COMMANDS.put("monitor", MonitorCommand.class);
        COMMANDS.put("image", ImageCommand.class);
        COMMANDS.put("nvs", NvsCommand.class);
        COMMANDS.put("check", CheckCommand.class);
        COMMANDS.put("schema", SchemaCommand.class);
        COMMANDS.put("simulate", SimulateCommand.class);
        COMMANDS.put("bench", BenchCommand.class);
        COMMANDS.put("completion", CompletionCommand.class);
    }

    @Option(names = Output.DEBUG, scope = ScopeType.INHERIT, description = "On a failure print the stack trace too.")
    // Asked of picocli, by Output: of every command that inherits it.
    @SuppressWarnings("UnusedVariable")
    private boolean debug;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Cli() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Obeys a command line and returns the exit code; see {@code nailbed flash --help}. */
    public static int run(String... args) {
        for (String word : args) {
            Class<?> command = COMMANDS.get(word);
            if (command != null) {
                // That one only: reading the annotations of all takes longer than most of them do.
                return commandLine(Map.of(word, command)).execute(args);
            }
        }
        return commandLine().execute(args);
    }

    /** With every command. */
    static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    private static CommandLine commandLine(Map<String, Class<?>> commands) {
        CommandLine line = new CommandLine(new Cli());
        for (Map.Entry<String, Class<?>> command : commands.entrySet()) {
            line.addSubcommand(command.getKey(), command.getValue());
        }
        for (CommandLine command : line.getSubcommands().values()) {
            ExitCode.list(command.getCommandSpec());
            inDeclaredOrder(command);
        }
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new Refusal())
                .setExecutionExceptionHandler(new Breakdown());
    }

    /** What matters most is declared first; the alphabet knows nothing of that. */
    private static void inDeclaredOrder(CommandLine command) {
        command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
        for (CommandLine below : command.getSubcommands().values()) {
            inDeclaredOrder(below);
        }
    }

    /** The launcher starts the station when there is no command; here there is nothing to do without one. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command given.");
    }

    // Classes and loops here, not lambdas: with one, the class data archive has to leave picocli's old class files out.

    /** For a command line that cannot be obeyed. */
    private static final class Refusal implements IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException refused, String[] args) {
            CommandLine command = refused.getCommandLine();
            PrintWriter err = command.getErr();
            err.println(Words.sentence(message(refused)) + " See '"
                    + command.getCommandSpec().qualifiedName() + " --help'. [USAGE]");
            CommandLine.UnmatchedArgumentException.printSuggestions(refused, err);
            return ExitCode.USAGE.number();
        }

        /** Picocli says one word twice where a map's value has no key. */
        private static String message(ParameterException refused) {
            return String.valueOf(refused.getMessage()).replace("option option", "option");
        }
    }

    /** For a command that failed. */
    private static final class Breakdown implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
            Failure failure = Failure.of(thrown);
            command.getErr().println(failure.line());
            if (Output.isDebug(command)) {
                thrown.printStackTrace(command.getErr());
            }
            return failure.exit().number();
        }
    }

    /** As the jar names it. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return new String[] {"nailbed " + (version == null ? "unreleased" : version)};
        }
    }
}
