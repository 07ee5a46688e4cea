package org.nailbed.station.engine;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
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
import org.nailbed.wire.Ticker;
import org.nailbed.wire.Trace;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** A board in memory that can be held at a step and made to fail at one. */
public final class FakeBoard {

    /** Where a board can be held or fail. */
    public enum Step {
        OPEN,
        IDENTIFY,
        WRITE,
        VERIFY,
        BOOT
    }

    private final Map<Step, RuntimeException> faults = new ConcurrentHashMap<>();
    private final Map<Step, CountDownLatch> holds = new ConcurrentHashMap<>();
    private final Map<Step, CyclicBarrier> meetings = new ConcurrentHashMap<>();
    private final Map<Step, CountDownLatch> arrivals = new EnumMap<>(Step.class);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private volatile String mac;

    FakeBoard(int number) {
        mac = String.format("24:0a:c4:00:00:%02x", number);
        for (Step step : Step.values()) {
            arrivals.put(step, new CountDownLatch(1));
        }
    }

    public FakeBoard withMac(String other) {
        mac = other;
        return this;
    }

    public FakeBoard failAt(Step step, RuntimeException fault) {
        faults.put(step, fault);
        return this;
    }

    public FakeBoard heal() {
        faults.clear();
        return this;
    }

    /** From now on the board stays at this step until it is let go, or its thread interrupted. */
    public FakeBoard holdAt(Step step) {
        holds.put(step, new CountDownLatch(1));
        return this;
    }

    /** From now on the board waits at this step until as many boards are there as the barrier wants. */
    public FakeBoard meetAt(Step step, CyclicBarrier barrier) {
        meetings.put(step, barrier);
        return this;
    }

    public void letGo(Step step) {
        Optional.ofNullable(holds.remove(step)).ifPresent(CountDownLatch::countDown);
    }

    /** Waits until the board came to this step for the first time. */
    public void awaitAt(Step step) throws InterruptedException {
        CountDownLatch arrival = arrivals.get(step);
        if (arrival == null || !arrival.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("The board did not come to " + step + " within 10 s.");
        }
    }

    /** How many programmers are open on it now. */
    public int openProgrammers() {
        return open.get();
    }

    /** How often it was written. */
    public int writes() {
        return written.get();
    }

    Optional<RuntimeException> faultAt(Step step) {
        return Optional.ofNullable(faults.get(step));
    }

    Programmer opened(Progress.Listener listener) {
        open.incrementAndGet();
        return new FakeProgrammer(listener);
    }

    private void pass(Step step) {
        Optional.ofNullable(arrivals.get(step)).ifPresent(CountDownLatch::countDown);
        CountDownLatch hold = holds.get(step);
        CyclicBarrier meeting = meetings.get(step);
        try {
            if (meeting != null) {
                meeting.await(10, TimeUnit.SECONDS);
            }
            if (hold != null) {
                hold.await();
            } else if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WireException(WireFault.INTERRUPTED, "Stopped at " + step + ".", e);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("The boards did not meet at " + step + ".", e);
        }
        faultAt(step).ifPresent(fault -> {
            throw fault;
        });
    }

    private final class FakeProgrammer implements Programmer {

        private final Progress.Listener listener;
        private final Trace trace = new Trace();
        private final Console console = new FakeConsole(Ticker.SYSTEM);
        private boolean closed;

        FakeProgrammer(Progress.Listener listener) {
            this.listener = listener;
        }

        @Override
        public BoardIdentity identify(Deadline deadline) {
            listener.progressed(new Progress(Progress.Step.CONNECT, 0, 0));
            pass(Step.IDENTIFY);
            return new BoardIdentity(
                    "ESP32-S3",
                    mac,
                    Optional.empty(),
                    2,
                    List.of("WiFi"),
                    40,
                    0x1740EF,
                    Optional.of(8 << 20),
                    List.of());
        }

        @Override
        public WriteReport write(FirmwareSet set, WriteMode mode, Deadline deadline) {
            long total = set.images().stream().mapToLong(Image::sizeBytes).sum();
            listener.progressed(new Progress(Progress.Step.WRITE, total / 2, total));
            written.incrementAndGet();
            pass(Step.WRITE);
            listener.progressed(new Progress(Progress.Step.WRITE, total, total));
            return new WriteReport(total, 0, total, WriteReport.Repeats.NONE, 921_600, Duration.ofMillis(1));
        }

        @Override
        public List<RegionDigest> verify(FirmwareSet set, Deadline deadline) {
            pass(Step.VERIFY);
            return set.images().stream()
                    .map(image -> new RegionDigest(
                            image.name(),
                            image.offset(),
                            image.padded().length,
                            java.util.HexFormat.of().formatHex(image.paddedMd5())))
                    .toList();
        }

        @Override
        public BootLog boot(Deadline deadline) {
            pass(Step.BOOT);
            return new BootLog(
                    "rst:0x1 (POWERON)", Optional.of("POWERON"), Optional.of(new BootLog.Application("demo", "1.0")));
        }

        @Override
        public void erase(Extent extent, Deadline deadline) {
            pass(Step.WRITE);
        }

        @Override
        public void eraseAll(Deadline deadline) {
            pass(Step.WRITE);
        }

        @Override
        public void runInRam(RamProgram program, Deadline deadline) {
            pass(Step.BOOT);
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
        public Trace trace() {
            return trace;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
