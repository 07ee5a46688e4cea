package org.nailbed.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nailbed.flash.Progress;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspProgrammer;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.ports.Ports;

/** The engine as a running station uses it: in this JVM, one thread for each board, identify, write, verify. */
final class EngineContender {

    private static final Duration BUDGET = Duration.ofMinutes(10);

    private EngineContender() {}

    private record BoardTimes(double totalSeconds, WriteReport write) {}

    static Figures flash(Workload work, List<String> addresses) throws InterruptedException {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        List<Callable<BoardTimes>> boards = addresses.stream()
                .map(address -> (Callable<BoardTimes>) () -> flashOne(work, address))
                .toList();
        ExecutorService slots = Executors.newFixedThreadPool(addresses.size());
        try {
            MeasuredProcess.forgetPeak();
            long cpuBefore = process.getProcessCpuTime();
            long start = System.nanoTime();
            List<BoardTimes> done = passed(slots.invokeAll(boards));
            double wallSeconds = (System.nanoTime() - start) / 1e9;
            double cpuSeconds = (process.getProcessCpuTime() - cpuBefore) / 1e9;
            return new Figures(
                    "engine in a running JVM",
                    addresses.size(),
                    done.stream().map(BoardTimes::totalSeconds).toList(),
                    done.stream()
                            .map(times -> times.write().duration().toNanos() / 1e9)
                            .toList(),
                    wallSeconds,
                    cpuSeconds,
                    OptionalLong.of(MeasuredProcess.peakBytes(ProcessHandle.current())),
                    done.stream().mapToLong(times -> times.write().wireBytes()).max());
        } finally {
            slots.shutdownNow();
        }
    }

    private static BoardTimes flashOne(Workload work, String address) {
        long start = System.nanoTime();
        Deadline deadline = Deadline.after(BUDGET);
        EspOptions options = EspOptions.DEFAULT.withBaud(work.baud());
        try (EspProgrammer programmer =
                new EspProgrammer(Ports.open(address, 115_200, deadline), options, Progress.Listener.NONE)) {
            programmer.identify(deadline);
            WriteReport report = programmer.write(work.firmware(), deadline);
            programmer.verify(work.firmware(), deadline);
            return new BoardTimes((System.nanoTime() - start) / 1e9, report);
        }
    }

    private static List<BoardTimes> passed(List<Future<BoardTimes>> boards) throws InterruptedException {
        List<BoardTimes> passed = new ArrayList<>();
        for (Future<BoardTimes> board : boards) {
            try {
                passed.add(board.get());
            } catch (ExecutionException e) {
                System.err.println("A board failed: " + e.getCause());
            }
        }
        return passed;
    }
}
