package org.nailbed.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/** A contender that is a command: Nailbed's own for all boards at once, or a peer's, one process a board. */
final class CommandContender {

    private static final String FILES = "{files}";
    private static final int LONGEST_COMPLAINT = 2000;

    private CommandContender() {}

    /** {@code nailbed flash -p … -p …}: one process for all boards, its start included. */
    static Figures nailbed(Workload work, List<String> addresses, Path scratch) throws InterruptedException {
        List<String> command = new ArrayList<>(OwnCommand.of("flash", "--baud", Integer.toString(work.baud())));
        addresses.forEach(address -> command.addAll(List.of("-p", address)));
        command.add(work.source());
        MeasuredProcess.Result result = MeasuredProcess.awaitAll(List.of(MeasuredProcess.start(command, scratch)))
                .get(0);
        complainOfFailures("nailbed flash", List.of(result));
        int passed = result.exitCode() == 0 ? addresses.size() : 0;
        return new Figures(
                "nailbed flash, 1 process",
                addresses.size(),
                Collections.nCopies(passed, result.wallSeconds()),
                List.of(),
                result.wallSeconds(),
                result.cpuSeconds(),
                OptionalLong.of(result.peakBytes()),
                OptionalLong.empty());
    }

    /**
     * @param template words split at spaces; {@code {port}}, {@code {baud}}, {@code {chip}} are replaced, {@code {files}} becomes
     *     {@code offset=file} for each image
     */
    static Figures peer(String template, Workload work, List<String> addresses, Path scratch)
            throws InterruptedException {
        long start = System.nanoTime();
        List<MeasuredProcess> processes = addresses.stream()
                .map(address -> MeasuredProcess.start(fill(template, work, address, scratch), scratch))
                .toList();
        List<MeasuredProcess.Result> results = MeasuredProcess.awaitAll(processes);
        complainOfFailures("peer", results);
        return new Figures(
                "peer, " + addresses.size() + (addresses.size() == 1 ? " process" : " processes"),
                addresses.size(),
                results.stream()
                        .filter(result -> result.exitCode() == 0)
                        .map(MeasuredProcess.Result::wallSeconds)
                        .toList(),
                List.of(),
                (System.nanoTime() - start) / 1e9,
                results.stream().mapToDouble(MeasuredProcess.Result::cpuSeconds).sum(),
                OptionalLong.of(results.stream()
                        .mapToLong(MeasuredProcess.Result::peakBytes)
                        .sum()),
                OptionalLong.empty());
    }

    private static List<String> fill(String template, Workload work, String address, Path scratch) {
        List<String> command = new ArrayList<>();
        for (String word : Arrays.asList(template.trim().split("\\s+"))) {
            if (word.equals(FILES)) {
                command.addAll(work.pairs(scratch));
            } else {
                command.add(word.replace("{port}", address)
                        .replace("{baud}", Integer.toString(work.baud()))
                        .replace("{chip}", work.chip()));
            }
        }
        return command;
    }

    /** The first failure whole, the others counted: they mostly have one cause. */
    private static void complainOfFailures(String who, List<MeasuredProcess.Result> results) {
        List<MeasuredProcess.Result> failed =
                results.stream().filter(result -> result.exitCode() != 0).toList();
        if (!failed.isEmpty()) {
            String text = failed.get(0).output();
            System.err.printf(
                    "%s: %d of %d failed; the first with exit code %d:%n%s%n",
                    who,
                    failed.size(),
                    results.size(),
                    failed.get(0).exitCode(),
                    text.substring(Math.max(0, text.length() - LONGEST_COMPLAINT)));
        }
    }
}
