package org.nailbed.app.cli.board;

import java.util.List;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.crew.BoardOptions;
import org.nailbed.app.cli.crew.Budgets;
import org.nailbed.app.cli.crew.LoaderOptions;
import org.nailbed.app.cli.crew.Session;
import org.nailbed.app.cli.output.Facts;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.Words;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.flash.RegionDigest;
import org.nailbed.wire.Deadline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares what boards hold with firmware, and writes nothing. */
@Command(
        name = "verify",
        description = {
            "Compares the flash of the board on each port with a firmware, by digests that the board computes.",
            "Nothing is written. Exit code 8 when a region differs."
        },
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private BoardOptions boards = new BoardOptions();

    @Mixin
    private LoaderOptions loader = new LoaderOptions();

    @Mixin
    private FirmwareArguments firmware = new FirmwareArguments();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        FirmwareSet set = firmware.read(boards.chip(), output);
        return boards.job(boards.options(loader, output.err())).run(session -> verify(session, set), output);
    }

    private static String verify(Session session, FirmwareSet set) {
        List<RegionDigest> regions = session.programmer().verify(set, Deadline.after(Budgets.verify(set)));
        session.facts()
                .with("verifiedRegions", regions.size())
                .with("regions", regions.stream().map(VerifyCommand::facts).toList());
        return session.title() + "  " + Words.count(regions.size(), "region") + ", "
                + Words.count(set.totalBytes(), "byte") + ", equal to the firmware";
    }

    private static Facts facts(RegionDigest region) {
        return new Facts()
                .with("image", region.imageName())
                .with("offset", region.offset())
                .with("sizeBytes", region.sizeBytes())
                .with("md5", region.md5());
    }
}
