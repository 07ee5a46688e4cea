package org.nailbed.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process whose wall time, CPU time and peak memory are taken from outside, by the operating system's own accounting: the
 * shell's {@code times} (POSIX) for CPU, the kernel's high-water mark for memory (Linux; 0 elsewhere).
 */
final class MeasuredProcess {

    private static final Pattern CHILDREN_TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int SAMPLE_MILLIS = 50;

    private final Process shell;
    private final Path output;
    private final long startNanos = System.nanoTime();
    private final CompletableFuture<Long> endNanos;
    private long peakBytes;

    private MeasuredProcess(Process shell, Path output) {
        this.shell = shell;
        this.output = output;
        this.endNanos = shell.onExit().thenApply(ended -> System.nanoTime());
    }

    /** What is left when it has ended. */
    record Result(int exitCode, double wallSeconds, double cpuSeconds, long peakBytes, String output) {}

    static MeasuredProcess start(List<String> command, Path scratch) {
        try {
            Path output = Files.createTempFile(scratch, "contender", ".log");
            List<String> shell = new ArrayList<>(List.of("sh", "-c", "\"$@\"; code=$?; times; exit $code", "sh"));
            shell.addAll(command);
            ProcessBuilder builder =
                    new ProcessBuilder(shell).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment()
                    .put("XDG_STATE_HOME", Workload.stateDirectory(scratch).toString());
            return new MeasuredProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start: " + String.join(" ", command), e);
        }
    }

    /** Waits until all have ended; kills them with all their children when the thread is interrupted. */
    static List<Result> awaitAll(List<MeasuredProcess> processes) throws InterruptedException {
        try {
            while (processes.stream().anyMatch(process -> process.shell.isAlive())) {
                processes.forEach(MeasuredProcess::sampleMemory);
                TimeUnit.MILLISECONDS.sleep(SAMPLE_MILLIS);
            }
            return processes.stream().map(MeasuredProcess::result).toList();
        } catch (InterruptedException e) {
            processes.forEach(MeasuredProcess::kill);
            throw e;
        }
    }

    private Result result() {
        try {
            String text = Files.readString(output, StandardCharsets.UTF_8);
            double wallSeconds = (endNanos.join() - startNanos) / 1e9;
            return new Result(shell.exitValue(), wallSeconds, childrenCpuSeconds(text), peakBytes, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The output of a contender cannot be read: " + output, e);
        }
    }

    private void kill() {
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
    }

    private static double childrenCpuSeconds(String text) {
        Matcher times = CHILDREN_TIMES.matcher(text);
        if (!times.find()) {
            throw new IllegalStateException(
                    "The shell printed no times; its last lines: " + text.substring(Math.max(0, text.length() - 200)));
        }
        return Integer.parseInt(times.group(1)) * 60
                + Double.parseDouble(times.group(2))
                + Integer.parseInt(times.group(3)) * 60
                + Double.parseDouble(times.group(4));
    }

    private void sampleMemory() {
        long familyBytes =
                shell.descendants().mapToLong(MeasuredProcess::peakBytes).sum();
        peakBytes = Math.max(peakBytes, familyBytes);
    }

    /** From now on this JVM's peak is counted anew, where the system can (Linux). */
    static void forgetPeak() {
        System.gc();
        try {
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        } catch (IOException e) {
            // Then the peak is that of all rounds so far.
        }
    }

    /** The most memory that it ever had resident; 0 where the system does not tell. */
    static long peakBytes(ProcessHandle process) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
            return peak.find() ? Long.parseLong(peak.group(1)) * 1024 : 0;
        } catch (IOException e) {
            return 0; // It ended between being listed and being looked at; an earlier sample stands.
        }
    }
}
