package org.nailbed.wire.serial;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.nailbed.wire.WireFaults;

/** Which device an address means at this moment. */
final class DevicePath {
    private DevicePath() {}

    /** Links resolved, so that two names of one device cannot be opened twice. */
    static String resolve(String address) {
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
