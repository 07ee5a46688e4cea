package org.nailbed.wire.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nailbed.wire.PortInfo;

/** Which serial ports this machine has. */
public final class PortDiscovery {
    private static final List<Path> LINK_DIRECTORIES =
            List.of(Path.of("/dev/serial/by-path"), Path.of("/dev/serial/by-id"));

    private static final Path SYSFS = Path.of("/sys/class/tty");

    private PortDiscovery() {}

    /** All ports in order of their path. Safe beside ports that are open or being opened. */
    public static List<PortInfo> list() {
        PortHolders holders = PortHolders.now();
        return Arrays.stream(SerialDevice.enumerate())
                .map(port -> info(port, holders))
                .sorted(Comparator.comparing(PortInfo::path))
                .toList();
    }

    /** The USB device that carries a port, asked for without touching the port where the system allows. */
    static Optional<PortInfo.Usb> usb(String path) {
        Optional<PortInfo.Usb> told = SysTty.SYSTEM.usb(path);
        return told.isPresent() || Files.isDirectory(SYSFS)
                ? told
                : Arrays.stream(SerialDevice.enumerate())
                        .filter(port -> port.getSystemPortPath().equals(path))
                        .findFirst()
                        .flatMap(PortDiscovery::usb);
    }

    private static PortInfo info(SerialPort port, PortHolders holders) {
        String path = port.getSystemPortPath();
        return new PortInfo(
                path,
                linksTo(path),
                SysTty.SYSTEM.usb(path).or(() -> usb(port)),
                text(port.getDescriptivePortName()).orElse(""),
                new PortInfo.Use(holders.of(path), SysTty.SYSTEM.latencyMillis(path)));
    }

    private static Optional<PortInfo.Usb> usb(SerialPort port) {
        if (port.getVendorID() < 0 || port.getProductID() < 0) {
            return Optional.empty();
        }
        return Optional.of(new PortInfo.Usb(
                port.getVendorID(),
                port.getProductID(),
                text(port.getPortLocation()),
                text(port.getSerialNumber()),
                text(port.getManufacturer()),
                text(port.getPortDescription())));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank() && !text.equals("Unknown"));
    }

    /** The links that udev keeps: by-path names the USB socket, by-id the adapter. */
    private static List<String> linksTo(String path) {
        List<String> links = new ArrayList<>();
        for (Path directory : LINK_DIRECTORIES) {
            if (Files.isDirectory(directory)) {
                addLinks(directory, path, links);
            }
        }
        return links;
    }

    private static void addLinks(Path directory, String path, List<String> links) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (entry.toRealPath().toString().equals(path)) {
                    links.add(entry.toString());
                }
            }
        } catch (IOException e) {
            // A port that is unplugged while its links are read has none worth naming.
        }
    }
}
