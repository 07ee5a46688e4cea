package org.nailbed.wire.serial;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.nailbed.wire.PortInfo.Presence;
import org.nailbed.wire.UsbLocation;
import org.nailbed.wire.WireFaults;

/** Which device an address means at this moment. */
final class DevicePath {
    private DevicePath() {}

    /** Links resolved, and USB locations looked up, so that two names of one device cannot be opened twice. */
    static String resolve(String address) {
        if (UsbLocation.isMeantBy(address)) {
            return SysUsb.SYSTEM.pathAt(UsbLocation.of(address));
        }
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

    /** Whether a device has this name now; asked without opening it. */
    static Presence presence(String address) {
        if (UsbLocation.isMeantBy(address)) {
            return presence(SysUsb.SYSTEM.isOccupied(UsbLocation.of(address)));
        }
        try {
            return isWindows() ? Presence.UNKNOWN : presence(Files.exists(Path.of(address)));
        } catch (InvalidPathException e) {
            throw WireFaults.badAddress(address, e.getReason(), e);
        }
    }

    private static Presence presence(boolean seen) {
        return seen ? Presence.PRESENT : Presence.ABSENT;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
