package org.nailbed.wire;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Opens ports by address. */
public final class Ports {
    private static final String SOCKET = "socket://";
    private static final String RFC_2217 = "rfc2217://";

    private Ports() {}

    /**
     * Opens at {@code baud}, exclusively, both lines released; over RFC 2217 the lines stay as the server has them until the
     * first change, for to some servers a release is a reset.
     *
     * @param address a device path or a symbolic link to one, {@code socket://host:port} or {@code rfc2217://host:port}. Where a
     *     Unix socket named like the device plus {@code .lines} lies beside it, as the virtual jig's do, DTR and RTS travel over
     *     that socket
     * @throws WireException {@link WireFault#PORT_NOT_FOUND}, {@link WireFault#PORT_BUSY}, {@link WireFault#BAD_ADDRESS}, {@link
     *     WireFault#INTERRUPTED}; nothing is left open then
     */
    public static Port open(String address, int baud, Deadline deadline) {
        if (address.startsWith(SOCKET)) {
            return TcpPort.open(address, baud, deadline);
        }
        if (address.startsWith(RFC_2217)) {
            return Rfc2217Port.open(address, baud, deadline);
        }
        if (address.isBlank() || address.contains("://")) {
            throw WireFaults.badAddress(
                    address, "it is neither a device nor socket://host:port nor rfc2217://host:port", null);
        }
        return new ReturningPort(address, baud);
    }

    /** Links resolved, so that two names of one device cannot be opened twice. */
    static String device(String address) {
        if (isWindows()) {
            return address;
        }
        try {
            Path device = Path.of(address).toRealPath();
            if (Files.isRegularFile(device) || Files.isDirectory(device)) {
                throw WireFaults.notSerial(address);
            }
            return device.toString();
        } catch (InvalidPathException e) {
            throw WireFaults.badAddress(address, e.getReason(), e);
        } catch (AccessDeniedException e) {
            throw WireFaults.noPermission(address, e);
        } catch (IOException e) {
            throw WireFaults.notFound(address, e);
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
