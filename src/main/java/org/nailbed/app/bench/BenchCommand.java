package org.nailbed.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nailbed.app.bench.JigProcess.Transport;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.simulator.demo.DemoFirmware;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nailbed bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Flash simulated boards, by Nailbed and by a peer, and compare with the limit of the wire.",
        footer = {
            "",
            "Boards take their time as real ones do: the wire by its baud, the flash by its data sheet; their flash is blank.",
            "The peer is a command, one process for each board. In it {port}, {baud} and {chip} stand for what they say,",
            "{files} for offset=file of every image. Default: esptool-js under Node, from a source checkout."
        })
public final class BenchCommand implements Callable<Integer> {

    private static final String ESPTOOL_JS =
            "node src/test/js/esptool-js-flash.mjs --port {port} --baud {baud} {files}";

    @Option(
            names = "--boards",
            split = ",",
            defaultValue = "1,8,32",
            paramLabel = "N",
            description = "Jig sizes, one after another (${DEFAULT-VALUE}).")
    private List<Integer> jigs = List.of();

    @Option(names = "--baud", defaultValue = "921600", description = "Rate to write at (${DEFAULT-VALUE}).")
    private int baud;

    @Option(names = "--chip", defaultValue = "esp32s3", description = "Chip to simulate (${DEFAULT-VALUE}).")
    private String chip = "esp32s3";

    @Option(names = "--peer", defaultValue = ESPTOOL_JS, description = "Command template (${DEFAULT-VALUE}).")
    private String peer = ESPTOOL_JS;

    @Option(
            names = "--transport",
            defaultValue = "TCP",
            description = "How boards are offered, to all: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})."
                    + " PTY gives device paths with reset lines; esptool-js takes TCP only.")
    private Transport transport = Transport.TCP;

    @Option(names = "--no-peer", description = "Nailbed alone.")
    private boolean withoutPeer;

    /** For picocli. */
    public BenchCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("nailbed-bench");
        try {
            Workload work = prepare(scratch);
            warmUp(work, scratch);
            return compare(work, scratch) == 0 ? 0 : 1;
        } finally {
            delete(scratch);
        }
    }

    private Workload prepare(Path scratch) throws IOException {
        Path folder = scratch.resolve("firmware");
        DemoFirmware.write(folder, chip);
        FirmwareSet firmware = FirmwareSource.read(List.of(folder.toString())).set();
        for (Image image : firmware.images()) {
            Files.write(Workload.fileOf(image, scratch), image.content());
        }
        return new Workload(chip, folder, firmware, baud);
    }

    /** A station has been running for hours when a board comes: the first board in this JVM is not the figure. */
    private void warmUp(Workload work, Path scratch) throws InterruptedException {
        try (JigProcess jig = JigProcess.start(work, 2, transport, scratch.resolve("warm-up"))) {
            EngineContender.flash(work, jig.addresses());
        }
    }

    /** @return how many boards failed */
    private int compare(Workload work, Path scratch) throws InterruptedException {
        Optional<BenchTable> table = Optional.empty();
        int failed = 0;
        for (int boards : jigs) {
            for (Figures figures : round(work, boards, scratch)) {
                if (table.isEmpty()) {
                    double limitSeconds = figures.wireBytes().orElseThrow() * 10.0 / baud;
                    table = Optional.of(new BenchTable(System.out, limitSeconds));
                    describe(work, limitSeconds);
                    table.get().printHeader();
                }
                table.get().print(figures);
                failed += figures.failed();
            }
        }
        return failed;
    }

    private List<Figures> round(Workload work, int boards, Path scratch) throws InterruptedException {
        List<Figures> round = new ArrayList<>();
        try (JigProcess jig = JigProcess.start(work, boards, transport, scratch.resolve("engine" + boards))) {
            round.add(EngineContender.flash(work, jig.addresses()));
        }
        try (JigProcess jig = JigProcess.start(work, boards, transport, scratch.resolve("command" + boards))) {
            round.add(CommandContender.nailbed(work, jig.addresses(), scratch));
        }
        if (!withoutPeer) {
            try (JigProcess jig = JigProcess.start(work, boards, transport, scratch.resolve("peer" + boards))) {
                round.add(CommandContender.peer(peer, work, jig.addresses(), scratch));
            }
        }
        return round;
    }

    private static void describe(Workload work, double limitSeconds) {
        System.out.printf(
                Locale.ROOT,
                "%s, %d images, %d bytes, %.0f %% of it when compressed, %d baud, blank flash; %d processors, Java %s%n"
                        + "limit: what the wire alone needs for the encoded bytes of one board, %.2f s%n%n",
                work.chip(),
                work.firmware().images().size(),
                work.imageBytes(),
                100.0 * work.deflatedBytes() / work.imageBytes(),
                work.baud(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                limitSeconds);
    }

    private static void delete(Path scratch) throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
