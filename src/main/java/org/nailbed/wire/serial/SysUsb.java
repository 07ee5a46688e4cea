package org.nailbed.wire.serial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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

    private static final Pattern INTERFACE = Pattern.compile("[0-9]+-[0-9.]+:[0-9]+\\.[0-9]+");

    private final Path root;
    /** Where a terminal of each location was last; one look there mostly answers whether it still is. */
    private final Map<UsbLocation, Path> lastSeen = new ConcurrentHashMap<>();

    /** @param root laid out as Linux lays out its own */
    public SysUsb(Path root) {
        this.root = root;
    }

    /**
     * A terminal that a USB device has now.
     *
     * @param path "/dev/ttyACM0"
     * @param location with the interface, also where the device has this one alone
     * @param directory what Linux tells of it
     */
    public record Terminal(String path, UsbLocation location, Path directory) {}

    /** What the location has now, in order of interface and name; nothing when it is empty. */
    public List<Terminal> at(UsbLocation location) {
        String prefix = location.device() + ":";
        String wanted = prefix + location.port().orElse("");
        return terminals(
                root.resolve(location.device()),
                name -> location.port().isPresent() ? name.equals(wanted) : name.startsWith(prefix));
    }

    /** Whether a location has a terminal now. */
    boolean isOccupied(UsbLocation location) {
        Path last = lastSeen.get(location);
        if (last != null && Files.isDirectory(last)) {
            return true;
        }
        Optional<Path> found = at(location).stream().map(Terminal::directory).findFirst();
        found.ifPresentOrElse(directory -> lastSeen.put(location, directory), () -> lastSeen.remove(location));
        return found.isPresent();
    }

    /** All of this machine. */
    public List<Terminal> all() {
        return terminals(root, name -> INTERFACE.matcher(name).matches());
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

    private static List<Terminal> terminals(Path directory, Predicate<String> isWanted) {
        List<Terminal> found = new ArrayList<>();
        for (String name : names(directory)) {
            if (isWanted.test(name)) {
                addTerminals(directory.resolve(name), locationOf(name), found);
            }
        }
        found.sort(
                Comparator.comparing((Terminal terminal) -> terminal.location().address())
                        .thenComparing(Terminal::path));
        return found;
    }

    private static UsbLocation locationOf(String usbInterface) {
        return UsbLocation.of(UsbLocation.PREFIX + usbInterface);
    }

    /** The chip's own USB has its terminal right in its interface, an adapter's driver puts a directory between. */
    private static void addTerminals(Path usbInterface, UsbLocation location, List<Terminal> found) {
        for (String name : names(usbInterface)) {
            if (name.startsWith("tty")) {
                Path terminals = usbInterface.resolve(name.equals("tty") ? name : name + "/tty");
                names(terminals)
                        .forEach(terminal ->
                                found.add(new Terminal("/dev/" + terminal, location, terminals.resolve(terminal))));
            }
        }
    }

    /** What vanishes while it is read was not there. Asked at once and without patterns, for it is asked often. */
    private static List<String> names(Path directory) {
        String[] names = directory.toFile().list();
        return names == null ? List.of() : List.of(names);
    }
}
