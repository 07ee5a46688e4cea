package org.nailbed.wire;

import java.util.List;
import java.util.Optional;

/**
 * A serial port that this machine has.
 *
 * @param path as the system names it now; another one may bear the name after a restart
 * @param links names that stay (Linux): first those of the USB socket (by-path), then those of the adapter (by-id)
 * @param usb empty for a port that is on no USB
 * @param description for people
 * @param use what was seen of its use and its driver
 */
public record PortInfo(String path, List<String> links, Optional<Usb> usb, String description, Use use) {
    public PortInfo {
        links = List.copyOf(links);
    }

    /**
     * What Linux tells of a port at this moment; elsewhere all of it is empty.
     *
     * @param holder who has it open, as far as this user may see
     * @param latencyMillis how long an FTDI adapter keeps short replies back; 1 is wanted
     */
    public record Use(Optional<Holder> holder, Optional<Integer> latencyMillis) {
        public static final Use UNKNOWN = new Use(Optional.empty(), Optional.empty());
    }

    /**
     * A process that has a port open.
     *
     * @param command the program's name without its arguments, which may hold secrets
     */
    public record Holder(long pid, String command) {}

    /**
     * The USB device behind a port.
     *
     * @param vendorId 16 bits
     * @param productId 16 bits
     * @param location bus and hub ports: "1-2.3"
     */
    public record Usb(
            int vendorId,
            int productId,
            Optional<String> location,
            Optional<String> serialNumber,
            Optional<String> manufacturer,
            Optional<String> product) {

        /** "10c4:ea60". */
        public String id() {
            return String.format("%04x:%04x", vendorId, productId);
        }

        /** Which adapter chip it is; empty when its ids are not in the table. */
        public Optional<UsbBridge> bridge() {
            return UsbBridge.of(this);
        }
    }

    /** Whether something is plugged in behind an address, as far as one can tell without opening it. */
    public enum Presence {
        PRESENT,
        ABSENT,
        /** Of a port behind a network nobody can tell what is plugged in there. */
        UNKNOWN
    }
}
