package org.nailbed.firmware.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareException;

/** Reads firmware in whatever form it comes: the one way in for the command line and for the station. */
public final class FirmwareSource {
    private FirmwareSource() {}

    /**
     * As {@link #read(List, Optional)}, where the files must be for one chip.
     *
     * @throws FirmwareException naming every fault found
     */
    public static FoundFirmware read(List<String> arguments) {
        return read(arguments, Optional.empty());
    }

    /**
     * Reads and checks firmware.
     *
     * @param arguments a build folder, an archive or a file; or pairs {@code offset=file}, {@code partition=file}; or both
     * @param chip which one to take from files that hold firmware for several
     * @throws FirmwareException naming every fault found
     */
    public static FoundFirmware read(List<String> arguments, Optional<EspChip> chip) {
        if (arguments.size() == 1 && !arguments.get(0).contains("=")) {
            Path folder = folder(Path.of(arguments.get(0)));
            return new FoundFirmware(IdfBuild.read(folder), "ESP-IDF build folder " + folder, List.of());
        }
        return new FoundFirmware(Pairs.read(arguments), "files with their offsets", List.of());
    }

    private static Path folder(Path named) {
        boolean isArgumentsFile = named.endsWith(IdfBuild.ARGUMENTS_FILE) && Files.isRegularFile(named);
        return isArgumentsFile ? Optional.ofNullable(named.getParent()).orElse(Path.of("")) : named;
    }
}
