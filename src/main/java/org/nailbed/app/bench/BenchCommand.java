package org.nailbed.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nailbed.app.bench.JigProcess.Transport;
import org.nailbed.app.bench.SpeedBench.Contender;
import org.nailbed.app.bench.sample.DeflateTable;
import org.nailbed.app.bench.sample.Samples;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.Output;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.firmware.stream.StreamFolder;
import org.nailbed.simulator.demo.DemoFirmware;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nailbed bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Flashes simulated boards by Nailbed and by a peer, and compares with the limit that wire and flash set; then"
                    + " compares the optimal compression with zlib's best. Prints Markdown tables.",
            "Boards take their time as real ones do: the wire by its baud, the flash by its data sheet."
        },
        footer = {
            "",
            "The peer is a command, one process for each board. In it {port}, {baud} and {chip} stand for what they say,",
            "{files} for offset=file of every image. Default: esptool-js under Node, from a source checkout."
        })
@EndsWith({
    ExitCode.OK,
    ExitCode.INTERNAL,
    ExitCode.USAGE,
    ExitCode.FIRMWARE_INVALID,
    ExitCode.FLASH_FAILED,
    ExitCode.INTERRUPTED
})
public final class BenchCommand implements Callable<Integer> {

    private static final String ESPTOOL_JS =
            "node src/test/js/esptool-js-flash.mjs --port {port} --baud {baud} {files}";

    private static final int MOST_BOARDS = 999;

    /** What is measured. */
    enum Part {
        SPEED,
        SIZES,
        LINE
    }

    @Option(
            names = "--part",
            split = ",",
            defaultValue = "SPEED,SIZES",
            paramLabel = "PART",
            description = "${COMPLETION-CANDIDATES} (default: the first two). LINE runs a shift on a simulated line"
                    + " and compares what the feeder saw with the record.")
    private List<Part> parts = List.of();

    @Option(
            names = "--boards",
            split = ",",
            defaultValue = "1,8,32,64",
            paramLabel = "N",
            description = "Jig sizes, one after another (default: ${DEFAULT-VALUE}).")
    private List<Integer> jigs = List.of();

    @Option(
            names = "--scenario",
            split = ",",
            defaultValue = "BLANK,OTHER,SAME,ONE_BYTE",
            paramLabel = "NAME",
            description = "What boards hold before: nothing, other firmware, the same, the same but for one byte of the"
                    + " application: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Scenario> scenarios = List.of();

    @Option(
            names = "--contender",
            split = ",",
            defaultValue = "ENGINE,COMMAND,PEER",
            paramLabel = "NAME",
            description =
                    "Who flashes: the engine in a running JVM, 'nailbed flash', the peer: ${COMPLETION-CANDIDATES}"
                            + " (default: all).")
    private List<Contender> contenders = List.of();

    @Option(names = "--baud", defaultValue = "921600", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int baud;

    @Option(
            names = "--chip",
            defaultValue = "esp32s3",
            paramLabel = "NAME",
            description = "Chip to simulate (default: ${DEFAULT-VALUE}).")
    private String chip = "";

    @Option(
            names = "--firmware",
            paramLabel = "FIRMWARE",
            description = "What to flash, as flash takes it (default: a demo of about 1 MiB).")
    private Optional<String> firmware = Optional.empty();

    @Option(
            names = "--peer",
            defaultValue = ESPTOOL_JS,
            paramLabel = "COMMAND",
            description = "Command template (default: ${DEFAULT-VALUE}).")
    private String peer = "";

    @Option(
            names = "--transport",
            defaultValue = "TCP",
            paramLabel = "NAME",
            description = "How boards are offered, to all: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
                    + " PTY gives device paths with reset lines; esptool-js takes TCP only.")
    private Transport transport = Transport.TCP;

    @Mixin
    private LinePart line = new LinePart();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** For picocli. */
    public BenchCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (baud < 1 || jigs.stream().anyMatch(boards -> boards < 1 || boards > MOST_BOARDS)) {
            throw new Failure.Usage("--baud takes a rate above 0, --boards numbers from 1 to " + MOST_BOARDS + ".");
        }
        PrintWriter out = Output.of(spec).out();
        Path scratch = Files.createTempDirectory("nailbed-bench");
        int failed = 0;
        try {
            if (parts.contains(Part.SPEED)) {
                SpeedBench.Plan plan = new SpeedBench.Plan(scenarios, jigs, contenders, transport, peer);
                failed = new SpeedBench(prepare(scratch), plan, scratch, out).run();
            }
            if (parts.contains(Part.SIZES)) {
                out.printf("### Compression%n%n");
                DeflateTable.print(Samples.present(chip, scratch.resolve("samples")), baud, out);
                out.printf("%nReal firmware to compare with: %s%n", Samples.INSTALL);
            }
            if (parts.contains(Part.LINE)) {
                failed += line.run(scratch, out);
            }
            out.flush();
        } finally {
            SpeedBench.delete(scratch);
        }
        return failed == 0 ? ExitCode.OK.number() : ExitCode.FLASH_FAILED.number();
    }

    private Workload prepare(Path scratch) throws IOException {
        List<String> source = new ArrayList<>();
        if (firmware.isPresent()) {
            source.add(firmware.get());
        } else {
            Path demo = scratch.resolve("firmware");
            DemoFirmware.write(demo, chip);
            source.add(demo.toString());
        }
        FirmwareSet set = FirmwareSource.read(source).set();
        // As a station does when firmware is brought in: by the time that it is flashed again the better stream is
        // there.
        StreamFolder streams = new StreamFolder(Workload.stateDirectory(scratch).resolve("nailbed/streams"));
        for (Image image : set.images()) {
            Files.write(Workload.fileOf(image, scratch), image.content());
            streams.make(image);
        }
        return new Workload(chip, source.get(0), set, baud);
    }
}
