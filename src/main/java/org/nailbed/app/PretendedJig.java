package org.nailbed.app;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.FaultNames;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.simulator.peer.LabelPrinter;
import org.nailbed.simulator.peer.ScpiInstrument;
import org.nailbed.station.Fixture;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.Equipment;
import org.nailbed.station.config.StationConfig;

/**
 * What a station file lets the station pretend itself: boards, instruments, printers. Each is made when it is first named and
 * stays at its address, so that a file may be read again and again.
 */
final class PretendedJig implements AutoCloseable {

    private final Path stationFile;
    private final Path folder;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** By kind and name. */
    private final Map<String, String> addresses = new HashMap<>();

    private @Nullable SimulatedJig boards;
    private Optional<StationConfig.VirtualJig> pretended = Optional.empty();

    /**
     * @param stationFile to blame for a fault that no board can have
     * @param folder where the boards' ports appear
     */
    PretendedJig(Path stationFile, Path folder) {
        this.stationFile = stationFile;
        this.folder = folder;
    }

    /**
     * The slots of the file; those of a virtual jig with its boards behind them.
     *
     * @throws IllegalArgumentException when other boards are pretended already
     */
    synchronized Fixture fixture(StationConfig config) {
        if (!(config.boards() instanceof StationConfig.VirtualJig virtual)) {
            return config.fixture(number -> {
                throw new IllegalStateException("Real slots name their ports themselves; asked for slot " + number);
            });
        }
        SimulatedJig jig = boards(virtual);
        return config.fixture(number -> jig.boards().get(number - 1).address());
    }

    private SimulatedJig boards(StationConfig.VirtualJig virtual) {
        SimulatedJig jig = boards;
        if (jig == null) {
            Map<Integer, BoardFault> faults = faults(virtual);
            jig = keep(SimulatedJig.onPtys(options(virtual), folder));
            order(faults, jig.boards());
            boards = jig;
            pretended = Optional.of(virtual);
        } else if (!pretended.equals(Optional.of(virtual))) {
            throw new IllegalArgumentException(
                    "The 'virtual-jig' is another, but its boards are pretended since the start. Start the station again.");
        }
        return jig;
    }

    /** @throws ConfigException when one is not understood, or for a slot that is not there */
    private Map<Integer, BoardFault> faults(StationConfig.VirtualJig virtual) {
        Map<Integer, BoardFault> parsed = new TreeMap<>();
        List<ConfigFault> wrong = new ArrayList<>();
        new TreeMap<>(virtual.faults()).forEach((slot, text) -> {
            try {
                parsed.put(slot, FaultNames.parse(text));
            } catch (SimulatorException e) {
                wrong.add(fault(slot, String.valueOf(e.getMessage())));
            }
            if (slot > virtual.boards()) {
                wrong.add(fault(slot, "the jig has " + virtual.boards() + " boards only."));
            }
        });
        if (!wrong.isEmpty()) {
            throw new ConfigException(wrong);
        }
        return parsed;
    }

    private ConfigFault fault(int slot, String what) {
        return new ConfigFault(stationFile, 1, 1, "'virtual-jig.faults' of slot " + slot + ": " + what);
    }

    private static void order(Map<Integer, BoardFault> faults, List<SimulatedBoard> boards) {
        faults.forEach((slot, fault) -> boards.get(slot - 1).order(Optional.of(fault)));
    }

    private static JigOptions options(StationConfig.VirtualJig virtual) {
        return JigOptions.of(virtual.chip().toLowerCase(Locale.ROOT).replace("-", ""))
                .withCount(virtual.boards())
                .withFlashSizeBytes(virtual.flashSizeBytes())
                .withTiming(JigOptions.Timing.valueOf(virtual.timing().name()));
    }

    /** The same equipment, with an address for whatever is pretended. */
    synchronized Equipment equipment(Equipment named) {
        List<Equipment.Instrument> instruments = named.instruments().stream()
                .map(one -> new Equipment.Instrument(one.name(), instrumentAddress(one), one.baud(), one.timeout()))
                .toList();
        List<Equipment.Printer> printers = named.printers().stream()
                .map(one -> new Equipment.Printer(one.name(), printerAddress(one), one.dpi(), one.status()))
                .toList();
        return new Equipment(instruments, printers);
    }

    private String instrumentAddress(Equipment.Instrument one) {
        return one.address().equals(Equipment.PRETENDED)
                ? addresses.computeIfAbsent(
                        "instrument " + one.name(),
                        name -> keep(ScpiInstrument.onTcp(0)).address())
                : one.address();
    }

    private String printerAddress(Equipment.Printer one) {
        return one.address().equals(Equipment.PRETENDED)
                ? addresses.computeIfAbsent(
                        "printer " + one.name(),
                        name -> keep(LabelPrinter.onTcp(0)).address())
                : one.address();
    }

    private <T extends AutoCloseable> T keep(T opened) {
        open.push(opened);
        return opened;
    }

    @Override
    public synchronized void close() {
        Rooms.closeAll(open);
    }
}
