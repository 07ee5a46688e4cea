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
 */
public record PortInfo(String path, List<String> links, Optional<Usb> usb, String description) {
    public PortInfo {
        links = List.copyOf(links);
    }

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
    }
}
