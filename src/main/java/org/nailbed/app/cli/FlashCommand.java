package org.nailbed.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.flash.esp.EspProgrammer;
import org.nailbed.wire.Deadline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Flashes many boards at once: identify, write, verify by digest, boot. */
@Command(
        name = "flash",
        description = {
            "Flashes one board on each port, all at once: identifies it, writes, has the board digest every region and"
                    + " compares, restarts it and listens until the application has started.",
            "A failing board stops no other."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCode.LIST_HEADING,
        exitCodeList = {
            "  0:All boards passed.",
            "  1:Nailbed itself failed.",
            "  2:The command line is wrong.",
            "  3:The firmware cannot be used.",
            "  4:A port was not found.",
            "  5:A port is busy, or this user may not open it.",
            "  6:A board did not answer (no sync).",
            "  7:A wrong board: other chip, flash too small, or locked.",
            "  8:Write or verification failed.",
            "  9:The board did not boot what was written.",
            " 10:The link to a board failed while at work.",
            " 11:Several boards failed, not all in the same way.",
            "130:Stopped by Ctrl-C."
        })
final class FlashCommand implements Callable<Integer> {

    @Option(
            names = {"-p", "--port"},
            required = true,
            arity = "1",
            paramLabel = "PORT",
            description = "A device, a link to one, or socket://host:port. Once for each board.")
    private List<String> ports = List.of();

    @Option(
            names = {"-b", "--baud"},
            defaultValue = "921600",
            paramLabel = "N",
            description = "The rate to write at (default: ${DEFAULT-VALUE}); connection is made at 115200.")
    private int baud;

    @Option(names = "--no-stub", description = "Stay with the chip's ROM loader.")
    private boolean noStub;

    @Option(names = "--chip", paramLabel = "NAME", description = "Refuse boards with another chip: esp32, esp32s3, …")
    private @Nullable String chipName;

    @Option(
            names = "--trace-dir",
            paramLabel = "DIR",
            description = "Keep there what went over the port of each board that failed.")
    private @Nullable Path traceDirectory;

    @Parameters(
            paramLabel = "FIRMWARE",
            description = {
                "The build folder of an ESP-IDF project (with flasher_args.json), or pairs offset=file.",
                "Default: the folder build."
            })
    private List<String> firmware = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Optional<EspChip> chip = chip();
        FirmwareSet set = firmwareSet();
        // Before the boards start, so that none of them waits for it.
        set.images().forEach(Image::deflated);
        EspOptions options =
                EspOptions.DEFAULT.withBaud(baud).withLoader(noStub ? LoaderChoice.ROM_ONLY : LoaderChoice.STUB);
        return new BoardJob(options, new BoardTask.Traces(Optional.ofNullable(traceDirectory)))
                .run(ports, programmer -> flash(programmer, set, chip), BoardJob.Output.of(spec));
    }

    private String flash(EspProgrammer programmer, FirmwareSet set, Optional<EspChip> chip) {
        BoardIdentity board = programmer.identify(Deadline.after(Budgets.IDENTIFY));
        chip.ifPresent(wanted -> requireChip(board, wanted));
        WriteReport report = programmer.write(set, Deadline.after(Budgets.write(set, baud)));
        int regions =
                programmer.verify(set, Deadline.after(Budgets.verify(set))).size();
        return String.format(
                Locale.ROOT,
                "%s %s  %d bytes in %.1f s at %d baud, %d regions verified, %s",
                board.chip(),
                board.mac(),
                report.imageBytes(),
                report.duration().toNanos() / 1e9,
                report.baud(),
                regions,
                boot(programmer));
    }

    private static String boot(EspProgrammer programmer) {
        if (!programmer.canReset()) {
            return "not restarted (the port has no lines)";
        }
        return programmer.boot(Deadline.after(Budgets.BOOT)).application().orElse("application") + " started";
    }

    private static void requireChip(BoardIdentity board, EspChip wanted) {
        if (!board.chip().equals(wanted.title())) {
            throw new FlashException(
                    FlashFault.WRONG_CHIP,
                    "The board is an " + board.chip() + ", --chip wants an " + wanted.title()
                            + ". Take the right board.");
        }
    }

    private Optional<EspChip> chip() {
        if (chipName == null) {
            return Optional.empty();
        }
        Optional<EspChip> chip = EspChip.ofName(chipName);
        if (chip.isEmpty()) {
            throw new Failure.Usage(
                    "--chip " + chipName + " is not known. Write it as Espressif does: esp32, esp32s3, esp32c6.");
        }
        return chip;
    }

    private FirmwareSet firmwareSet() {
        return FirmwareSource.read(firmware.isEmpty() ? List.of("build") : firmware, chip())
                .set();
    }
}
