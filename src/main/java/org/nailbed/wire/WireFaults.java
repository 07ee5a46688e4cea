package org.nailbed.wire;

import org.jspecify.annotations.Nullable;

/** The words of this room's faults: what, where, seen against expected, what to do. For the packages of this room. */
public final class WireFaults {
    // Error numbers of Linux and macOS alike, but for EAGAIN.
    private static final int EPERM = 1;
    private static final int EAGAIN_LINUX = 11;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENOTTY = 25;
    private static final int EAGAIN_MAC = 35;

    private WireFaults() {}

    public static WireException notFound(String address, @Nullable Throwable cause) {
        return new WireException(
                WireFault.PORT_NOT_FOUND,
                "Port " + address
                        + " not found: there is no such device. Check cable, hub and power; 'nailbed ports' lists"
                        + " what is there.",
                cause);
    }

    public static WireException heldHere(String address) {
        return new WireException(
                WireFault.PORT_BUSY,
                "Port " + address + " is busy: this program has it open already. Name every port once; if it was"
                        + " closed before, its driver does not let go: unplug the adapter.");
    }

    public static WireException noPermission(String address, @Nullable Throwable cause) {
        return new WireException(
                WireFault.PORT_BUSY,
                "Port " + address
                        + " refused: this user may not open it. Add the user to the device's group (dialout on"
                        + " Debian), then log in anew.",
                cause);
    }

    /** @param systemError the operating system's error number */
    public static WireException cannotOpen(String address, int systemError) {
        return switch (systemError) {
            case EPERM, EACCES -> noPermission(address, null);
            case EAGAIN_LINUX, EAGAIN_MAC, EBUSY ->
                new WireException(
                        WireFault.PORT_BUSY,
                        "Port " + address
                                + " is busy: another program holds it. Close that program (a terminal, an IDE, ModemManager).");
            case ENOTTY -> notSerial(address);
            default ->
                new WireException(
                        WireFault.PORT_NOT_FOUND,
                        "Port " + address + " did not open: system error " + systemError
                                + ". Unplug the adapter, plug it in again, and look at the system's log.");
        };
    }

    public static WireException notSerial(String address) {
        return new WireException(
                WireFault.BAD_ADDRESS,
                "Address " + address + " is not a serial device. Give a device such as /dev/ttyUSB0, a link to one,"
                        + " usb:1-2.3, socket://host:port or rfc2217://host:port.");
    }

    public static WireException badAddress(String address, String fault, @Nullable Throwable cause) {
        return new WireException(
                WireFault.BAD_ADDRESS,
                "Address " + address + " cannot be understood: " + fault + ". Give a device such as /dev/ttyUSB0,"
                        + " usb:1-2.3, socket://host:port or rfc2217://host:port.",
                cause);
    }

    public static WireException gone(String address, @Nullable Throwable cause) {
        return new WireException(
                WireFault.PORT_GONE,
                "Port " + address
                        + " is gone: the device or its far side went away while it was open. Check plug, cable and"
                        + " power of the board.",
                cause);
    }

    public static WireException notBack(String address, Deadline deadline, @Nullable Throwable cause) {
        return new WireException(
                WireFault.PORT_GONE,
                "Port " + address + " vanished and was not back within "
                        + deadline.budget().toMillis()
                        + " ms. Check plug and cable; a chip that keeps restarting never stays long enough.",
                cause);
    }

    public static WireException stalled(String address, Deadline deadline) {
        return new WireException(
                WireFault.WRITE_STALLED,
                "Port " + address + " takes no more bytes: a write did not end within "
                        + deadline.budget().toMillis()
                        + " ms, and the port was closed. Unplug the adapter and plug it in again.");
    }

    public static WireException baudRefused(String address, int baud) {
        return new WireException(
                WireFault.BAUD_REFUSED,
                "Port " + address + " refuses " + baud
                        + " baud. Choose a rate that the adapter knows, 921600 or below.");
    }

    public static WireException interrupted(String address) {
        return new WireException(WireFault.INTERRUPTED, "Port " + address + ": stopped, the thread was interrupted.");
    }

    public static WireException closed(String address) {
        return new WireException(WireFault.CLOSED, "Port " + address + " is closed; it was used after that.");
    }
}
