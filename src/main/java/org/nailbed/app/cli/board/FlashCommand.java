package org.nailbed.app.cli.board;

import java.util.concurrent.Callable;
import org.nailbed.app.cli.crew.BoardOptions;
import org.nailbed.app.cli.crew.Budgets;
import org.nailbed.app.cli.crew.LoaderOptions;
import org.nailbed.app.cli.crew.Session;
import org.nailbed.app.cli.crew.UserState;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.Words;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.stream.StreamFolder;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.WriteReport;
import org.nailbed.wire.Deadline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Flashes many boards at once: identify, write, verify by digest, boot. */
@Command(
        name = "flash",
        description = {
            "Flashes one board on each port, all at once: identifies it, writes, has the board digest every region and"
                    + " compares, restarts it and listens until the application has started.",
            "A failing board stops no other."
        },
        mixinStandardHelpOptions = true)
public final class FlashCommand implements Callable<Integer> {

    @Mixin
    private BoardOptions boards = new BoardOptions();

    @Mixin
    private LoaderOptions loader = new LoaderOptions();

    @Mixin
    private FirmwareArguments firmware = new FirmwareArguments();

    @Option(names = "--write-all", description = "Write every byte, also what a board holds already.")
    private boolean writeAll;

    @Option(
            names = "--no-boot-check",
            description =
                    "Restart the boards without listening: for an application that does not print its name when it starts,"
                            + " as Arduino's and those with their log off. Digests are compared as ever.")
    private boolean skipsBootCheck;

    @Option(
            names = "--optimize",
            description =
                    "First compress the firmware as small as it can be, which takes seconds and saves wire time on every"
                            + " board; kept for the next time.")
    private boolean optimize;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        FirmwareSet set = firmware.read(boards.chip(), output);
        compress(set, output);
        return boards.job(boards.options(loader, output.err())
                        .withContents(firmware.contents())
                        .withWriteMode(writeAll ? WriteMode.ALL : WriteMode.CHANGED))
                .run(session -> flash(session, set), output);
    }

    /** Before the boards start, so that none of them waits for it. */
    private void compress(FirmwareSet set, Output output) {
        StreamFolder kept = UserState.streams();
        for (Image image : set.images()) {
            if (!kept.offerTo(image) && optimize && !kept.holds(image)) {
                make(image, kept, output);
            }
            image.deflated();
        }
    }

    private static void make(Image image, StreamFolder kept, Output output) {
        try {
            kept.make(image);
        } catch (FirmwareException e) {
            // It was made and is used; only keeping it failed.
            output.err().println("Warning: " + e.getMessage());
        }
    }

    private String flash(Session session, FirmwareSet set) {
        WriteReport report = session.programmer().write(set, Deadline.after(Budgets.write(set)));
        double writeSeconds = report.duration().toNanos() / 1e9;
        session.facts()
                .with("firmwareSha256", set.sha256())
                .with("imageBytes", report.imageBytes())
                .with("skippedBytes", report.skippedBytes())
                .with("wireBytes", report.wireBytes())
                .with("resentBlocks", report.resentBlocks())
                .with("baud", report.baud())
                .with("writeSeconds", Words.millis(writeSeconds));
        int regions = session.programmer()
                .verify(set, Deadline.after(Budgets.verify(set)))
                .size();
        session.facts().with("verifiedRegions", regions);
        return session.title() + "  " + written(set, report) + ", " + Words.count(regions, "region") + " verified, "
                + boot(session);
    }

    private static String written(FirmwareSet set, WriteReport report) {
        if (report.skippedBytes() >= set.totalBytes()) {
            return Words.count(report.imageBytes(), "byte") + " held already";
        }
        long writtenBytes = set.totalBytes() - report.skippedBytes();
        return Words.count(writtenBytes, "byte")
                + (report.skippedBytes() == 0 ? "" : " of " + set.totalBytes())
                + " in " + Words.seconds(report.duration().toNanos() / 1e9) + " at " + report.baud() + " baud"
                + (report.resentBlocks() == 0
                        ? ""
                        : ", " + Words.count(report.resentBlocks(), "block") + " sent again");
    }

    private String boot(Session session) {
        if (!session.programmer().canReset()) {
            return switch (boards.options().resets().after()) {
                case HARD -> "not restarted (the port has no lines)";
                case WATCHDOG -> "not restarted (the chip has no watchdog for it)";
                case NONE -> "left in its loader";
            };
        }
        if (skipsBootCheck) {
            // Leaving the loader restarts the board.
            return "restarted, its start not checked";
        }
        BootLog log = session.programmer().boot(Deadline.after(Budgets.BOOT));
        session.facts()
                .with("application", log.application().map(BootLog.Application::title))
                .with("resetReason", log.resetReason());
        return log.application().map(BootLog.Application::title).orElse("application") + " started";
    }
}
