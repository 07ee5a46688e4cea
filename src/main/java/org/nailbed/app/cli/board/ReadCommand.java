package org.nailbed.app.cli.board;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.crew.BoardOptions;
import org.nailbed.app.cli.crew.Budgets;
import org.nailbed.app.cli.crew.LoaderOptions;
import org.nailbed.app.cli.crew.Session;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.WholeFile;
import org.nailbed.app.cli.output.Words;
import org.nailbed.flash.Extent;
import org.nailbed.wire.Deadline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads flash into files. */
@Command(
        name = "read",
        description = {
            "Reads a part of the flash of the board on each port into a file, proven by the board's digest.",
            "A file appears when it is whole; one of the same name is replaced then."
        },
        mixinStandardHelpOptions = true)
public final class ReadCommand implements Callable<Integer> {
    private static final String MAC = "{mac}";
    private static final String PART = "{part}";

    @Mixin
    private BoardOptions boards = new BoardOptions();

    @Mixin
    private LoaderOptions loader = new LoaderOptions();

    @Mixin
    private FlashPartArguments arguments = new FlashPartArguments();

    @Option(
            names = {"-o", "--out"},
            defaultValue = MAC + "-" + PART + ".bin",
            paramLabel = "FILE",
            description =
                    "Where to (default: ${DEFAULT-VALUE}); {mac} and {part} stand for what they say. With several boards"
                            + " {mac} must be in it.")
    private String out = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        FlashPart part = arguments.part();
        int tableOffset = arguments.tableOffset();
        if (boards.ports().addresses().size() > 1 && !out.contains(MAC)) {
            throw new Failure.Usage("--out " + out + " would be written by several boards. Put {mac} into it.");
        }
        Output output = Output.of(spec);
        return boards.job(boards.options(loader, output.err()))
                .run(session -> read(session, part, tableOffset), output);
    }

    private String read(Session session, FlashPart part, int tableOffset) {
        Extent extent = part.on(session, tableOffset);
        Path file =
                Path.of(out.replace(MAC, session.board().mac().replace(":", "")).replace(PART, part.title()));
        WholeFile.write(
                file, to -> session.programmer().read(extent, to, Deadline.after(Budgets.read(extent.sizeBytes()))));
        session.facts()
                .with("offset", extent.offset())
                .with("sizeBytes", extent.sizeBytes())
                .with("file", file);
        return session.title() + "  " + Words.size(extent.sizeBytes()) + " at " + Words.hex(extent.offset()) + " in "
                + file;
    }
}
