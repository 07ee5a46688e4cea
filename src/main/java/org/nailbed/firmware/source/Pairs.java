package org.nailbed.firmware.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Problems;
import org.nailbed.firmware.Sizes;

/** Reads firmware named as pairs of offset and file: {@code 0x10000=app.bin}, {@code 64k=app.bin}. */
final class Pairs {
    private Pairs() {}

    /**
     * Reads and checks the set.
     *
     * @param pairs each {@code offset=file}; the offset in bytes, decimal or 0x…, or with k or M in powers of 1024
     * @throws FirmwareException naming every fault found
     */
    public static FirmwareSet read(List<String> pairs) {
        Problems problems = new Problems();
        List<Image> images = new ArrayList<>();
        pairs.forEach(pair -> problems.attempt(() -> image(pair)).ifPresent(images::add));
        problems.throwIfAny("Firmware");
        return FirmwareSet.of(images);
    }

    private static Image image(String pair) {
        int equals = pair.indexOf('=');
        Optional<Integer> offset = equals < 0 ? Optional.empty() : Sizes.parse(pair.substring(0, equals));
        String file = pair.substring(equals + 1);
        if (offset.isEmpty() || file.isBlank()) {
            throw new FirmwareException("\"" + pair + "\": expected offset=file, such as 0x10000=app.bin.");
        }
        try {
            Path path = Path.of(file);
            return Image.read(
                    Optional.ofNullable(path.getFileName()).orElse(path).toString(), offset.get(), path);
        } catch (InvalidPathException e) {
            throw new FirmwareException("\"" + file + "\" is no file name.", e);
        }
    }
}
