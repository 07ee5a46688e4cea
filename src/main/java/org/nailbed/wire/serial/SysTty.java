package org.nailbed.wire.serial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nailbed.wire.PortInfo.Usb;

/** What Linux tells of a terminal below {@code /sys/class/tty}; elsewhere nothing is there to be read. */
final class SysTty {
    static final SysTty SYSTEM = new SysTty(Path.of("/sys/class/tty"));

    private static final String WANTED_LATENCY = "1";

    private final Path root;

    SysTty(Path root) {
        this.root = root;
    }

    /**
     * The USB device that carries a port.
     *
     * @param path links resolved: {@code /dev/ttyACM0}
     */
    Optional<Usb> usb(String path) {
        return directory(path).flatMap(SysTty::usbAbove);
    }

    /** Under which path a device is now, when there is exactly one terminal with its ids at its location. */
    Optional<String> pathOf(Usb wanted) {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> ttys = Files.newDirectoryStream(root)) {
            for (Path tty : ttys) {
                String path = "/dev/" + tty.getFileName();
                if (usb(path).filter(usb -> isAtSamePlace(usb, wanted)).isPresent()) {
                    found.add(path);
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Whether a terminal belongs to whatever is where that device was; of a device in no known place nobody can tell. */
    boolean isInPlaceOf(Usb before, String path) {
        boolean told = before.location().isPresent() && Files.isDirectory(root);
        return !told || usb(path).flatMap(Usb::location).equals(before.location());
    }

    private static boolean isAtSamePlace(Usb usb, Usb wanted) {
        return usb.id().equals(wanted.id())
                && usb.location().isPresent()
                && usb.location().equals(wanted.location());
    }

    /** How long an FTDI adapter keeps a short reply back, in milliseconds; empty for all others. */
    Optional<Integer> latencyMillis(String path) {
        return latencyFile(path).flatMap(SysTty::text).flatMap(SysTty::number);
    }

    /** Asks an FTDI adapter to hold nothing back; it stays as it is where this user may not write there. */
    void lowerLatency(String path) {
        latencyFile(path).ifPresent(file -> {
            try {
                Files.writeString(file, WANTED_LATENCY, StandardCharsets.US_ASCII);
            } catch (IOException e) {
                // The list of ports tells how long it is: slower, not wrong.
            }
        });
    }

    private Optional<Path> latencyFile(String path) {
        return directory(path)
                .map(directory -> directory.resolve("device/latency_timer"))
                .filter(Files::exists);
    }

    private Optional<Path> directory(String path) {
        try {
            return Optional.of(
                    root.resolve(Path.of(path).getFileName().toString()).toRealPath());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Usb> usbAbove(Path tty) {
        for (Path at = tty; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("idVendor"))) {
                return read(at);
            }
        }
        return Optional.empty();
    }

    private static Optional<Usb> read(Path device) {
        try {
            return Optional.of(new Usb(
                    Integer.parseInt(text(device.resolve("idVendor")).orElse(""), 16),
                    Integer.parseInt(text(device.resolve("idProduct")).orElse(""), 16),
                    Optional.of(device.getFileName().toString()),
                    text(device.resolve("serial")),
                    text(device.resolve("manufacturer")),
                    text(device.resolve("product"))));
        } catch (NumberFormatException e) {
            return Optional.empty(); // unplugged while it was read
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
