package org.nailbed.app.cli.crew;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.JsonOption;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.espressif.connect.EntryReset;
import org.nailbed.flash.espressif.connect.ExitReset;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command on boards understands: which boards, what they must be, how results are printed, what is traced. */
public final class BoardOptions {

    @Mixin
    private PortOptions ports = new PortOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--chip", paramLabel = "NAME", description = "Refuse boards with another chip: esp32, esp32s3, …")
    private @Nullable String chipName;

    @Option(
            names = "--before",
            defaultValue = "default",
            paramLabel = "RESET",
            description = "How a board is brought into its loader: default, usb, no-reset, or a sequence such as"
                    + " D0|R1|W0.1|D1|R0|W0.05|D0 (default: ${DEFAULT-VALUE}).")
    private String before = "";

    @Option(
            names = "--after",
            defaultValue = "hard",
            paramLabel = "RESET",
            description = "How it leaves its loader: hard, watchdog, none (default: ${DEFAULT-VALUE}).")
    private String after = "";

    @Option(
            names = "--trace",
            description = "Print every request and reply while they go over the port, to the error output.")
    private boolean trace;

    @Option(
            names = "--trace-dir",
            paramLabel = "DIR",
            description = "Keep there what went over the port of each board that failed.")
    private @Nullable Path traceDirectory;

    /** How to talk to a board's ROM, on top of the defaults. */
    public EspOptions options() {
        try {
            return EspOptions.DEFAULT.withBefore(EntryReset.parse(before)).withAfter(ExitReset.parse(after));
        } catch (IllegalArgumentException e) {
            throw new Failure.Usage(String.valueOf(e.getMessage()));
        }
    }

    /** As {@link #options()}, with what gets bytes to flash and back. */
    public EspOptions options(LoaderOptions loader, PrintWriter err) {
        return loader.on(options(), err);
    }

    /** Work with boards; nothing is opened yet. */
    public BoardJob job(EspOptions options) {
        return new BoardJob(ports, new BoardTask.Way(options, chip(), traces()), json.isSet());
    }

    public PortOptions ports() {
        return ports;
    }

    private Traces traces() {
        return new Traces(trace, Optional.ofNullable(traceDirectory));
    }

    /** The chip that a board must have. */
    public Optional<EspChip> chip() {
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
}
