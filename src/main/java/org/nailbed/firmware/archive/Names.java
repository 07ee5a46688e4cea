package org.nailbed.firmware.archive;

import java.util.ArrayDeque;
import java.util.Deque;
import org.nailbed.firmware.FirmwareException;

/** Names of files as builds and archives write them. */
final class Names {
    private Names() {}

    /**
     * The name below a folder, without {@code .} and {@code ..}.
     *
     * @throws FirmwareException when it leads out of the folder, or is no name at all
     */
    static String inside(String folder, String name) {
        Deque<String> parts = new ArrayDeque<>();
        boolean leadsOut = isAbsolute(name);
        for (String part : name.replace('\\', '/').split("/", -1)) {
            if (part.equals("..")) {
                leadsOut |= parts.pollLast() == null;
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        if (leadsOut) {
            throw leadsOut(name);
        }
        if (name.indexOf('\0') >= 0) {
            throw new FirmwareException("\"" + name.replace('\0', '?') + "\" is no file name.");
        }
        if (!folder.isEmpty()) {
            parts.addFirst(folder);
        }
        return String.join("/", parts);
    }

    private static boolean isAbsolute(String name) {
        boolean hasDrive = name.length() >= 2 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0));
        return name.startsWith("/") || name.startsWith("\\") || hasDrive;
    }

    static FirmwareException leadsOut(String name) {
        return new FirmwareException(name + " leads out of its folder; only files inside it are read.");
    }
}
