package org.nailbed.app.cli.nvs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;

/** Small files, whole. */
final class NvsFiles {
    private NvsFiles() {}

    /** @throws Failure.File when it cannot be read */
    static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(Image.MAX_FLASH_BYTES + 1);
            if (content.length > Image.MAX_FLASH_BYTES) {
                throw new FirmwareException(file + ": larger than any flash chip. Name another file.");
            }
            return content;
        } catch (IOException e) {
            throw new Failure.File(file, e);
        }
    }

    /**
     * Writes what nobody else may read; a file that is there is never replaced.
     *
     * @throws Failure.File when it cannot be written, or is there already
     */
    static void writeSecret(Path file, byte[] content) {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (IOException e) {
            throw new Failure.File(file, e);
        }
        fill(file, content);
    }

    /** A key that is cut is worse than none. */
    private static void fill(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            Failure.File failure = new Failure.File(file, e);
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                failure.addSuppressed(stays);
            }
            throw failure;
        }
    }
}
