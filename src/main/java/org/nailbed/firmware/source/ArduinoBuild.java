package org.nailbed.firmware.source;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.archive.FileTree;

/** What Arduino exports of a sketch (transports reference, 7.6). */
final class ArduinoBuild {

    private static final String SKETCH = ".ino.bin";

    private ArduinoBuild() {}

    static boolean isOne(NavigableSet<String> names) {
        return !sketches(names).isEmpty();
    }

    private static List<String> sketches(NavigableSet<String> names) {
        return names.stream()
                .filter(name -> name.endsWith(SKETCH) && !name.contains("/"))
                .toList();
    }

    /**
     * Reads the parts; the merged file only when they are not all there, for it blanks what lies between them.
     *
     * @throws FirmwareException when there are several sketches, or parts are missing
     */
    static Draft read(FileTree folder) {
        NavigableSet<String> names = folder.names();
        List<String> sketches = sketches(names);
        if (sketches.size() > 1) {
            throw new FirmwareException("%s holds several sketches, %s. Name a folder with one."
                    .formatted(folder.title(), String.join(", ", sketches)));
        }
        String application = sketches.get(0);
        String sketch = application.substring(0, application.length() - ".bin".length());
        String table = sketch + ".partitions.bin";
        Optional<String> merged = Optional.of(sketch + ".merged.bin").filter(names::contains);
        if (merged.isPresent() && !names.contains(table)) {
            return MergedFile.read(folder, merged.get());
        }
        return LooseParts.read(
                "Arduino build",
                folder,
                new LooseParts.FileNames(sketch + ".bootloader.bin", table, application),
                Places.NONE);
    }
}
