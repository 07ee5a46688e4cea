package org.nailbed.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.ram.RamProgram;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.Console;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FakeConsole;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.RegionDigest;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.WriteReport;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.Trace;

/** A programmer of a board that does what a test ordered; each step takes {@link #STEP_TIME} by the hand-turned clock. */
public final class FakeProgrammer implements Programmer {

    public enum Call {
        IDENTIFY,
        WRITE,
        VERIFY,
        ERASE,
        BOOT,
        RUN_IN_RAM,
        TRACE,
        CLOSE
    }

    public static final Duration STEP_TIME = Duration.ofMillis(1250);
    public static final String MAC = "24:0a:c4:de:ad:be";

    public final List<Call> calls = new ArrayList<>();
    public final List<Duration> budgets = new ArrayList<>();
    public final Map<Call, Runnable> orders = new EnumMap<>(Call.class);
    public final List<Extent> erased = new ArrayList<>();
    public final List<FirmwareSet> written = new ArrayList<>();
    public final List<WriteMode> modes = new ArrayList<>();
    public final HandTicker ticker = new HandTicker();
    public final Trace trace = new Trace(ticker);
    public final FakeConsole console = new FakeConsole(ticker);
    public BoardIdentity identity = new BoardIdentity(
            "ESP32", MAC, Optional.empty(), 301, List.of("Wi-Fi"), 40, 0x1640EF, Optional.of(4 << 20), List.of());
    public BootLog bootLog = new BootLog(
            "rst:0x1 (POWERON_RESET)\n",
            Optional.of("POWERON_RESET"),
            Optional.of(new BootLog.Application("blink", "1.0")));
    public Optional<List<RegionDigest>> digests = Optional.empty();
    public boolean canReset = true;
    public Progress.Listener listener = Progress.Listener.NONE;

    /** The board says that it has this MAC. */
    public void mac(String mac) {
        identity = new BoardIdentity(
                "ESP32", mac, Optional.empty(), 301, List.of("Wi-Fi"), 40, 0x1640EF, Optional.of(4 << 20), List.of());
    }

    /** What happens at the end of a call; may throw. */
    public FakeProgrammer on(Call call, Runnable order) {
        orders.put(call, order);
        return this;
    }

    public boolean isClosed() {
        return calls.contains(Call.CLOSE);
    }

    @Override
    public BoardIdentity identify(Deadline deadline) {
        step(Call.IDENTIFY, deadline);
        return identity;
    }

    @Override
    public WriteReport write(FirmwareSet set, WriteMode mode, Deadline deadline) {
        listener.progressed(new Progress(Progress.Step.WRITE, 0, set.totalBytes()));
        written.add(set);
        modes.add(mode);
        trace.record(
                Trace.Kind.SENT,
                set.images().get(0).padded(),
                0,
                set.images().get(0).padded().length);
        step(Call.WRITE, deadline);
        return new WriteReport(set.totalBytes(), 0, 12_345, new WriteReport.Repeats(2, 1), 921_600, STEP_TIME);
    }

    @Override
    public List<RegionDigest> verify(FirmwareSet set, Deadline deadline) {
        step(Call.VERIFY, deadline);
        return digests.orElseGet(() -> trueDigests(set));
    }

    public static List<RegionDigest> trueDigests(FirmwareSet set) {
        return set.images().stream()
                .map(image -> new RegionDigest(
                        image.name(),
                        image.offset(),
                        image.padded().length,
                        HexFormat.of().formatHex(image.paddedMd5())))
                .toList();
    }

    @Override
    public BootLog boot(Deadline deadline) {
        step(Call.BOOT, deadline);
        return bootLog;
    }

    @Override
    public void erase(Extent extent, Deadline deadline) {
        erased.add(extent);
        step(Call.ERASE, deadline);
    }

    @Override
    public void eraseAll(Deadline deadline) {
        erase(new Extent(0, identity.flashSizeBytes().orElseThrow()), deadline);
    }

    @Override
    public void runInRam(RamProgram program, Deadline deadline) {
        step(Call.RUN_IN_RAM, deadline);
    }

    @Override
    public Console console() {
        return console;
    }

    @Override
    public Console console(int baud) {
        return console;
    }

    @Override
    public boolean canReset() {
        return canReset;
    }

    @Override
    public Trace trace() {
        obey(Call.TRACE);
        trace.note("what went over the port");
        return trace;
    }

    @Override
    public void close() {
        obey(Call.CLOSE);
    }

    private void step(Call call, Deadline deadline) {
        budgets.add(deadline.remaining());
        ticker.turn(STEP_TIME);
        obey(call);
    }

    private void obey(Call call) {
        calls.add(call);
        orders.getOrDefault(call, () -> {}).run();
    }
}
