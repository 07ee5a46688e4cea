package org.nailbed.wire.serial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nailbed.wire.PortInfo.Holder;

/** Who has which device open, read from Linux's {@code /proc}; of other users' processes only root sees it. */
final class PortHolders {
    private static final String DEVICES = "/dev/";

    private final Map<String, Holder> byPath = new HashMap<>();

    private PortHolders() {}

    static PortHolders now() {
        return now(Path.of("/proc"));
    }

    static PortHolders now(Path proc) {
        PortHolders holders = new PortHolders();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                holders.addFilesOf(process);
            }
        } catch (IOException e) {
            // No such thing on this system.
        }
        return holders;
    }

    Optional<Holder> of(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private void addFilesOf(Path process) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                String target = Files.readSymbolicLink(file).toString();
                if (target.startsWith(DEVICES)) {
                    byPath.putIfAbsent(target, holder(process));
                }
            }
        } catch (IOException e) {
            // Not ours to look into, or it has just ended.
        }
    }

    private static Holder holder(Path process) throws IOException {
        String command = Files.readString(process.resolve("comm"), StandardCharsets.UTF_8);
        return new Holder(Long.parseLong(process.getFileName().toString()), command.strip());
    }
}
