package org.nailbed.wire.ports;

import java.util.Optional;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortInfo.Presence;
import org.nailbed.wire.UsbLocation;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.WireFaults;
import org.nailbed.wire.net.Rfc2217Port;
import org.nailbed.wire.net.TcpPort;
import org.nailbed.wire.serial.LocalPorts;
import org.nailbed.wire.serial.ReturningPort;

/** Opens ports by address. */
public final class Ports {
    private static final String SOCKET = "socket://";
    private static final String RFC_2217 = "rfc2217://";

    private Ports() {}

    /**
     * Opens at {@code baud}, exclusively, both lines released; over RFC 2217 the lines stay as the server has them until the
     * first change, for to some servers a release is a reset.
     *
     * @param address a device path or a symbolic link to one, a {@link UsbLocation}, {@code socket://host:port} or {@code rfc2217://host:port}. Where a
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
        refuseOtherSchemes(address);
        return ReturningPort.open(address, baud);
    }

    /**
     * Whether something is plugged in behind an address now. Opens nothing and takes microseconds, so that it may be asked many
     * times a second; of a port behind a network it knows nothing.
     *
     * @throws WireException {@link WireFault#BAD_ADDRESS}
     */
    public static Presence presence(String address) {
        if (address.startsWith(SOCKET) || address.startsWith(RFC_2217)) {
            return Presence.UNKNOWN;
        }
        refuseOtherSchemes(address);
        return LocalPorts.presence(address);
    }

    /** The USB socket behind an address; empty while nothing is plugged in there. */
    public static Optional<UsbLocation> location(String address) {
        return presence(address) == Presence.PRESENT ? LocalPorts.location(address) : Optional.empty();
    }

    private static void refuseOtherSchemes(String address) {
        if (address.isBlank() || address.contains("://")) {
            throw WireFaults.badAddress(
                    address,
                    "it is neither a device nor a USB location nor socket://host:port nor rfc2217://host:port",
                    null);
        }
    }
}
