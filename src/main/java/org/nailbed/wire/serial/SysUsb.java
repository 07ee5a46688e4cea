package org.nailbed.wire.serial;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nailbed.wire.UsbLocation;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.WireFaults;

/**
 * Which terminals are at which USB location, read below {@code /sys/bus/usb/devices}. A question for one location reads a few
 * directories, however many ports this machine has, so that it may be asked many times a second.
 */
public final class SysUsb {
    public static final SysUsb SYSTEM = new SysUsb(Path.of("/sys/bus/usb/devices"));

    private final Path root;

    /** @param root laid out as Linux lays out its own */
    public SysUsb(Path root) {
        this.root = root;
    }

    /**
     * A terminal that a USB device has now.
     *
     * @param path "/dev/ttyACM0"
     * @param location with the interface, also where the device has this one alone
     */
    public record Terminal(String path, UsbLocation location) {}

    /** What the location has now, in order of interface and name; nothing when it is empty. */
    public List<Terminal> at(UsbLocation location) {
        String interfaces = location.device() + ":" + location.port().orElse("*");
        return terminals(root.resolve(location.device()), interfaces);
    }

    /** All of this machine. */
    public List<Terminal> all() {
        return terminals(root, "*:*");
    }

    /**
     * The one terminal at a location.
     *
     * @throws WireException {@link WireFault#PORT_NOT_FOUND} when nothing is there, {@link WireFault#BAD_ADDRESS} when there are
     *     several to choose from
     */
    String pathAt(UsbLocation location) {
        List<Terminal> found = at(location);
        if (found.isEmpty()) {
            throw WireFaults.notFound(location.address(), null);
        }
        if (found.size() > 1) {
            throw new WireException(
                    WireFault.BAD_ADDRESS,
                    "Address " + location.address() + " names " + found.size() + " ports, expected one: "
                            + found.stream()
                                    .map(terminal -> terminal.location().address() + " (" + terminal.path() + ")")
                                    .toList()
                            + ". Name one of them; where they share their interface, its /dev/serial/by-path link.");
        }
        return found.get(0).path();
    }

    private static List<Terminal> terminals(Path directory, String interfaces) {
        List<Terminal> found = new ArrayList<>();
        for (Path usbInterface : children(directory, interfaces)) {
            String[] name = usbInterface.getFileName().toString().split(":", 2);
            UsbLocation location = UsbLocation.of(UsbLocation.PREFIX + name[0] + ":" + name[1]);
            // The chip's own USB has its terminal right here, an adapter's driver puts a directory between.
            terminalsIn(usbInterface, location, found);
            for (Path port : children(usbInterface, "tty?*")) {
                terminalsIn(port, location, found);
            }
        }
        found.sort(
                Comparator.comparing((Terminal terminal) -> terminal.location().address())
                        .thenComparing(Terminal::path));
        return found;
    }

    private static void terminalsIn(Path directory, UsbLocation location, List<Terminal> found) {
        for (Path terminal : children(directory.resolve("tty"), "*")) {
            found.add(new Terminal("/dev/" + terminal.getFileName(), location));
        }
    }

    /** What vanishes while it is read was not there. */
    private static List<Path> children(Path directory, String glob) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
            entries.forEach(children::add);
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        return children;
    }
}
