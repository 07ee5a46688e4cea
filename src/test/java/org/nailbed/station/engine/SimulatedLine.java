package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.ledger.books.Books;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseKey;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.station.Fixture;
import org.nailbed.station.SlotPort;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.SlotState.Running;
import org.nailbed.station.Station;
import org.nailbed.station.outside.Times;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.ports.Ports;

/** A whole station of pretended boards on pseudo-terminals, flashed by the real programmer. */
final class SimulatedLine implements AutoCloseable {

    /** Slow machines run many tests at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final Station station;
    private final SimulatedJig jig;

    /** The last slot of a line without timing seeks its rate. */
    private static int baud(int number, int boards, Timing timing) {
        return timing == Timing.OFF && number == boards ? SlotPort.AUTO_BAUD : 921_600;
    }

    SimulatedLine(int boards, Timing timing, Books books, Path dir) {
        jig = SimulatedJig.onPtys(
                JigOptions.of("esp32s3")
                        .withCount(boards)
                        .withFlashSizeBytes(8 << 20)
                        .withTiming(timing),
                dir.resolve("jig"));
        DemoFirmware.write(dir.resolve("firmware"), "esp32s3");
        FirmwareSet firmware =
                FirmwareSource.read(List.of(dir.resolve("firmware").toString())).set();
        Fixture fixture = new Fixture(
                "line-" + dir.getFileName(),
                Fixture.Kind.VIRTUAL,
                IntStream.rangeClosed(1, boards)
                        .mapToObj(number -> new SlotPort(number, board(number).address(), baud(number, boards, timing)))
                        .toList());
        station = LiveStation.open(new StationParts(
                fixture,
                TestProducts.withSerialNumbers(firmware),
                books,
                new EspProgrammers(RateBook.forThisRun()),
                Times.system()));
    }

    SimulatedBoard board(int slot) {
        return jig.boards().get(slot - 1);
    }

    /** On a blank board, for one that holds the firmware already is sent no block that could go wrong. */
    void order(int slot, BoardFault fault) {
        board(slot).erase();
        board(slot).order(Optional.of(fault));
    }

    void heal(int slot) {
        board(slot).order(Optional.empty());
    }

    /** Under the serial number that belongs to the board on this slot. */
    void start(int slot) {
        station.scan(TestStation.serialNumber(slot), Optional.of(slot));
        station.start(slot);
    }

    void awaitPhase(int slot, String phase) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> {
            assertThat(station.slot(slot).state()).isInstanceOf(Running.class);
            return ((Running) station.slot(slot).state())
                    .advance()
                    .phase()
                    .map(PhaseKey::name)
                    .equals(Optional.of(phase));
        });
    }

    Ended awaitEnded(int slot) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> station.slot(slot).state() instanceof Ended);
        return (Ended) station.slot(slot).state();
    }

    void assertPassed(int slot) {
        Ended ended = awaitEnded(slot);
        assertThat(ended.fault()).as("slot " + slot).isEmpty();
        assertThat(ended.outcome()).isEqualTo(Outcome.PASS);
    }

    void assertEnded(int slot, Outcome outcome, FaultCode code) {
        Ended ended = awaitEnded(slot);
        assertThat(ended.fault().map(fault -> fault.code()))
                .as("slot " + slot + ": " + ended.fault())
                .contains(code);
        assertThat(ended.outcome()).isEqualTo(outcome);
    }

    /** Another program could use the port now. */
    void assertPortIsFree(int slot) {
        Ports.open(board(slot).address(), 115_200, Deadline.after(Duration.ofSeconds(5)))
                .close();
    }

    @Override
    public void close() {
        station.close();
        jig.close();
    }
}
