package org.nailbed.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A USB socket, named by the way that leads to it: whatever is plugged in there is found, under whichever number the system gives
 * it. Written {@code usb:1-2.3}; for one port of an adapter with several {@code usb:1-2.3:1.0}, as Linux names interfaces.
 *
 * @param device bus and hub ports: "1-2.3"
 * @param port configuration and interface: "1.0"; empty for the only port
 */
public record UsbLocation(String device, Optional<String> port) {

    /** What an address begins with that names a USB location. */
    public static final String PREFIX = "usb:";

    private static final Pattern ADDRESS = Pattern.compile("usb:([0-9]+-[0-9]+(?:\\.[0-9]+)*)(?::([0-9]+\\.[0-9]+))?");

    public static boolean isMeantBy(String address) {
        return address.startsWith(PREFIX);
    }

    /** @throws WireException {@link WireFault#BAD_ADDRESS} */
    public static UsbLocation of(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new WireException(
                    WireFault.BAD_ADDRESS,
                    "Address " + address
                            + " names no USB location: expected usb:, the bus, a dash and the hub ports, such as"
                            + " usb:1-2.3, or usb:1-2.3:1.0 for one port of an adapter with several. 'nailbed ports' shows"
                            + " locations.");
        }
        return new UsbLocation(parts.group(1), Optional.ofNullable(parts.group(2)));
    }

    /** As {@link #of} reads it. */
    public String address() {
        return PREFIX + device + port.map(number -> ":" + number).orElse("");
    }

    /** The hub whose port this is: "1-2"; for a root hub's port its bus, "1". */
    public String hub() {
        return device.substring(0, lastSeparator());
    }

    /** The number of that hub's port, from 1. */
    public int hubPort() {
        return Integer.parseInt(device.substring(lastSeparator() + 1));
    }

    private int lastSeparator() {
        return Math.max(device.lastIndexOf('.'), device.lastIndexOf('-'));
    }
}
