package org.nailbed.app.cli.board;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nailbed.app.cli.crew.BoardOptions;
import org.nailbed.app.cli.crew.Budgets;
import org.nailbed.app.cli.crew.LoaderOptions;
import org.nailbed.app.cli.crew.Session;
import org.nailbed.app.cli.output.Facts;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.Words;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
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
        return boards.job(boards.options(loader, output.err()).withContents(firmware.contents()))
                .run(session -> verify(session, set), output);
    }

    private static String verify(Session session, FirmwareSet set) {
        List<Compared> regions = compared(set, session.programmer().digests(set, Deadline.after(Budgets.verify(set))));
        List<Compared> differing =
                regions.stream().filter(region -> !region.isEqual()).toList();
        session.facts()
                .with("verifiedRegions", regions.size() - differing.size())
                .with("regions", regions.stream().map(Compared::facts).toList());
        if (!differing.isEmpty()) {
            throw new FlashException(
                    FlashFault.DIGEST_MISMATCH,
                    differing.size() + " of " + Words.count(regions.size(), "region") + " of flash "
                            + (differing.size() == 1 ? "differs" : "differ") + " from the firmware: "
                            + differing.stream().map(Compared::title).collect(Collectors.joining(", ")) + ".");
        }
        return session.title() + "  " + Words.count(regions.size(), "region") + ", "
                + Words.count(set.totalBytes(), "byte") + ", equal to the firmware";
    }

    private static List<Compared> compared(FirmwareSet set, List<RegionDigest> board) {
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < board.size(); i++) {
            compared.add(new Compared(set.images().get(i), board.get(i)));
        }
        return compared;
    }

    /** What an image has, and what the board has in its place. */
    private record Compared(Image image, RegionDigest board) {

        boolean isEqual() {
            return board.md5().equals(wanted());
        }

        String title() {
            return image.name() + " at " + Words.hex(image.offset());
        }

        private String wanted() {
            return HexFormat.of().formatHex(image.paddedMd5());
        }

        Facts facts() {
            return new Facts()
                    .with("image", image.name())
                    .with("offset", image.offset())
                    .with("sizeBytes", board.sizeBytes())
                    .with("equal", isEqual())
                    .with("md5", board.md5())
                    .with("expectedMd5", wanted());
        }
    }
}
