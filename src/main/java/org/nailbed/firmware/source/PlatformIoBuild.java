package org.nailbed.firmware.source;

import java.util.NavigableSet;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.archive.FileTree;
import org.nailbed.firmware.format.Json;

/** What PlatformIO leaves in {@code .pio/build} for one environment (transports reference, 7.6). */
final class PlatformIoBuild {

    private static final String APPLICATION = "firmware.bin";
    private static final String TABLE = "partitions.bin";
    private static final String MERGED = "firmware.factory.bin";
    private static final String IDE_DATA = "idedata.json";

    private PlatformIoBuild() {}

    static boolean isOne(NavigableSet<String> names) {
        return names.contains(APPLICATION);
    }

    /**
     * Reads the parts; the merged file only when they are not all there, for it blanks what lies between them.
     *
     * @throws FirmwareException when parts are missing or none of their kind
     */
    static Draft read(FileTree folder) {
        NavigableSet<String> names = folder.names();
        if (names.contains(MERGED) && !names.contains(TABLE)) {
            return MergedFile.read(folder, MERGED);
        }
        Places places = names.contains(IDE_DATA)
                ? Places.ofIdeData(folder.title() + "/" + IDE_DATA, folder.read(IDE_DATA, Json.MAX_BYTES))
                : Places.NONE;
        return LooseParts.read(
                "PlatformIO build", folder, new LooseParts.FileNames("bootloader.bin", TABLE, APPLICATION), places);
    }
}
