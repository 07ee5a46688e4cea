package org.nailbed.firmware.source;

import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.archive.FileTree;
import org.nailbed.firmware.format.FileKind;

/** Files that are written as they are. */
final class RawFile {
    private RawFile() {}

    /**
     * Reads one from a build.
     *
     * @throws FirmwareException when it cannot be read, or is wrapped in another format
     */
    static Image read(FileTree folder, String file, int offset) {
        return image(file, offset, folder.read(file, Image.MAX_FLASH_BYTES));
    }

    /** @throws FirmwareException when it is wrapped in a format that would be written as it is and never run */
    static Image image(String file, int offset, byte[] content) {
        String fault = switch (FileKind.of(content)) {
            case ELF -> "an ELF file does, expected raw bytes. Name the .bin file made from it.";
            case INTEL_HEX -> "an Intel HEX file does, which carries its own addresses. Name it without an offset.";
            case UF2 -> "a UF2 file does, which carries its own addresses. Name it without an offset.";
            // An application may keep its data in any of these.
            case ZIP, GZIP, JSON, RAW -> "";
        };
        if (!fault.isEmpty()) {
            throw new FirmwareException(file + ": begins as " + fault);
        }
        return Image.of(file, offset, content);
    }
}
