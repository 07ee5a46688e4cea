package org.nailbed.app.cli.board;

import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.crew.BoardOptions;
import org.nailbed.app.cli.crew.Budgets;
import org.nailbed.app.cli.crew.LoaderOptions;
import org.nailbed.app.cli.crew.Session;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.Words;
import org.nailbed.app.cli.progress.Terminal;
import org.nailbed.flash.Extent;
import org.nailbed.wire.Deadline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Erases flash, and has the boards prove it. */
@Command(
        name = "erase",
        description = {
            "Erases a part of the flash of the board on each port, in whole sectors of 4 KiB, and has the board prove that it"
                    + " is blank.",
            "To erase all is asked about on a terminal; elsewhere it takes --yes."
        },
        mixinStandardHelpOptions = true)
public final class EraseCommand implements Callable<Integer> {

    @Mixin
    private BoardOptions boards = new BoardOptions();

    @Mixin
    private LoaderOptions loader = new LoaderOptions();

    @Mixin
    private FlashPartArguments arguments = new FlashPartArguments();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        FlashPart part = arguments.part();
        part.requireSectors();
        int tableOffset = arguments.tableOffset();
        if (part instanceof FlashPart.Whole && !yes && !isMeant(boards.ports().addresses())) {
            return ExitCode.USAGE.number();
        }
        Output output = Output.of(spec);
        return boards.job(boards.options(loader, output.err()))
                .run(session -> erase(session, part, tableOffset), output);
    }

    /** Java 22 and later have a console where there is no terminal too: hence both questions. */
    @SuppressWarnings("SystemConsoleNull")
    private boolean isMeant(List<String> ports) {
        String question = "Erase everything that " + Words.count(ports.size(), "board") + " ("
                + String.join(", ", ports) + ") " + (ports.size() == 1 ? "holds" : "hold");
        Console console = System.console();
        if (!Terminal.isThere() || console == null) {
            throw new Failure.Usage(question + "? Nobody can be asked here. Add --yes if it is meant.");
        }
        String answer = console.readLine("%s? [y/N] ", question);
        boolean meant =
                answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        if (!meant) {
            Output.of(spec).err().println("Nothing was erased.");
        }
        return meant;
    }

    private static String erase(Session session, FlashPart part, int tableOffset) {
        Extent extent = part.on(session, tableOffset);
        Deadline deadline = Deadline.after(Budgets.erase(extent.sizeBytes()));
        if (part instanceof FlashPart.Whole) {
            session.programmer().eraseAll(deadline);
        } else {
            session.programmer().erase(extent, deadline);
        }
        session.facts().with("offset", extent.offset()).with("sizeBytes", extent.sizeBytes());
        return session.title() + "  " + Words.size(extent.sizeBytes()) + " at " + Words.hex(extent.offset())
                + " erased, proven blank";
    }
}
