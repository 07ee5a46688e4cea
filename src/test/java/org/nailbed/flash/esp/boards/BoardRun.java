package org.nailbed.flash.esp.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.Extent;
import org.nailbed.flash.Progress;
import org.nailbed.flash.RegionDigest;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.flash.esp.EspProgrammer;
import org.nailbed.flash.esp.TestFirmware;
import org.nailbed.flash.esp.boards.ChipOperationsIT.Operation;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.ports.Ports;

/** Does with one pretended board all that can be done, and keeps what failed. */
final class BoardRun {
    private static final int FLASH_BYTES = 4 << 20;
    private static final Extent SPARE = new Extent(0x200000, 0x3000);

    /** How a stub greets, as the trace prints it. */
    private static final String STUB_GREETING = "c0 4f 48 41 49 c0";

    private final ChipModel model;
    private final Path dir;
    private final FirmwareSet set;
    private final Map<Operation, Optional<Throwable>> results = new EnumMap<>(Operation.class);

    BoardRun(ChipModel model, Path dir) {
        this.model = model;
        this.dir = dir;
        List<Image> images = new ArrayList<>(firmware(model).images());
        images.add(Image.of("spare.bin", SPARE.offset(), TestFirmware.code(SPARE.sizeBytes())));
        this.set = FirmwareSet.of(images);
    }

    private static FirmwareSet firmware(ChipModel model) {
        return chip(model) == EspChip.ESP8266
                ? Esp8266Firmware.of(60_000)
                : TestFirmware.of(chip(model), model.image().chipId(), 60_000);
    }

    private static EspChip chip(ChipModel model) {
        return EspChip.ofName(model.image().tool()).orElseThrow();
    }

    /** Every operation, with what went wrong. */
    Map<Operation, Optional<Throwable>> run() {
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of(model.name()).withFlashSizeBytes(FLASH_BYTES), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            withStub(board);
            board.erase();
            attempt(Operation.ROM_ONLY, () -> romOnly(board));
        }
        return results;
    }

    private void withStub(SimulatedBoard board) {
        try (EspProgrammer programmer = open(board, LoaderChoice.STUB)) {
            attempt(Operation.DETECT, () -> detect(programmer));
            attempt(Operation.MAC, () -> mac(programmer, board));
            attempt(Operation.FLASH_WITH_STUB, () -> flash(programmer, board));
            attempt(Operation.VERIFY, () -> verify(programmer));
            attempt(Operation.READ, () -> read(programmer, board));
            attempt(Operation.ERASE, () -> erase(programmer, board));
            attempt(Operation.BOOT_CHECK, () -> boot(programmer));
        }
    }

    private void detect(EspProgrammer programmer) {
        BoardIdentity identity = programmer.identify(deadline());

        assertThat(identity.chip()).isEqualTo(chip(model).title());
        assertThat(identity.revision()).isEqualTo(model.core().revision());
        assertThat(identity.crystalMhz()).isEqualTo(model.core().crystal().hz() / 1_000_000);
        assertThat(identity.flashSizeBytes()).contains(FLASH_BYTES);
        assertThat(identity.security()).isEmpty();
    }

    private static void mac(EspProgrammer programmer, SimulatedBoard board) {
        BoardIdentity identity = programmer.identify(deadline());

        assertThat(identity.mac()).isEqualTo(board.mac());
        boolean extended = List.of("ESP32-C5", "ESP32-C6", "ESP32-H2").contains(identity.chip());
        String middle = board.mac().substring(0, 8) + ":ff:fe" + board.mac().substring(8);
        assertThat(identity.eui64()).isEqualTo(Optional.of(middle).filter(eui64 -> extended));
    }

    private void flash(EspProgrammer programmer, SimulatedBoard board) {
        WriteReport report = programmer.write(set, deadline());

        assertThat(report.baud()).isEqualTo(921_600);
        assertThat(report.resentBlocks()).isZero();
        assertThat(programmer.trace().dump()).contains(STUB_GREETING);
        assertHolds(board);
    }

    private void verify(EspProgrammer programmer) {
        List<RegionDigest> digests = programmer.verify(set, deadline());

        assertThat(digests)
                .extracting(RegionDigest::imageName)
                .hasSize(set.images().size());
    }

    private void read(EspProgrammer programmer, SimulatedBoard board) {
        Extent beginning = new Extent(0, 0x12345);
        ByteArrayOutputStream read = new ByteArrayOutputStream();

        programmer.read(beginning, read, deadline());

        assertThat(read.toByteArray()).isEqualTo(Arrays.copyOf(board.flash(), beginning.sizeBytes()));
    }

    private static void erase(EspProgrammer programmer, SimulatedBoard board) {
        programmer.erase(SPARE, deadline());

        byte[] erased = new byte[SPARE.sizeBytes()];
        Arrays.fill(erased, (byte) 0xFF);
        assertThat(Arrays.copyOfRange(board.flash(), SPARE.offset(), SPARE.end()))
                .isEqualTo(erased);
    }

    private static void boot(EspProgrammer programmer) {
        BootLog log = programmer.boot(deadline());

        assertThat(log.application()).map(BootLog.Application::title).contains("probe 1.2.3");
        assertThat(log.resetReason()).isPresent();
    }

    /** Written, proven and started without a stub; what was written is looked at before the proof, which not every ROM can give. */
    private void romOnly(SimulatedBoard board) {
        try (EspProgrammer programmer = open(board, LoaderChoice.ROM_ONLY)) {
            programmer.identify(deadline());
            programmer.write(set, deadline());
            assertThat(programmer.trace().dump()).doesNotContain(STUB_GREETING);
            assertHolds(board);
            programmer.verify(set, deadline());
            boot(programmer);
        }
    }

    private void assertHolds(SimulatedBoard board) {
        byte[] flash = board.flash();
        for (Image image : set.images()) {
            assertThat(Arrays.copyOfRange(flash, image.offset(), image.end()))
                    .as(image.name())
                    .isEqualTo(image.padded());
        }
    }

    /** Whatever goes wrong belongs into the cell. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private void attempt(Operation operation, Runnable work) {
        try {
            work.run();
            results.put(operation, Optional.empty());
        } catch (RuntimeException | AssertionError e) {
            results.put(operation, Optional.of(e));
        }
    }

    private static EspProgrammer open(SimulatedBoard board, LoaderChoice loader) {
        return new EspProgrammer(
                Ports.open(board.address(), 115_200, deadline()),
                EspOptions.DEFAULT.withLoader(loader),
                Progress.Listener.NONE);
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}
