package org.nailbed.firmware.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.archive.FileTree;
import org.nailbed.firmware.format.FileKind;

/** Reads firmware in whatever form it comes: the one way in for the command line and for the station. */
public final class FirmwareSource {

    private static final int HEAD_BYTES = 16;

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
     * @param arguments a build folder or a zip of one (ESP-IDF, PlatformIO, Arduino), a merged file, Intel HEX, UF2, a manifest of
     *     ESP Web Tools; or pairs {@code offset=file}, {@code partition=file}; or one of those and pairs to be added to it
     * @param chip which one to take from files that hold firmware for several
     * @throws FirmwareException naming every fault found
     */
    public static FoundFirmware read(List<String> arguments, Optional<EspChip> chip) {
        List<String> pairs = arguments.stream().filter(FirmwareSource::isPair).toList();
        List<String> sources =
                arguments.stream().filter(argument -> !isPair(argument)).toList();
        if (sources.size() > 1) {
            throw new FirmwareException(
                    "%s: expected one build or file. Give each other file an offset or a partition, such as 0x10000=%s."
                            .formatted(String.join(", ", sources), sources.get(1)));
        }
        Draft source = sources.isEmpty()
                ? Draft.of("files with their places", List.of())
                : recognise(path(sources.get(0)), chip);
        Draft whole = Pairs.addTo(source, pairs);
        return new FoundFirmware(FirmwareSet.of(whole.images(), whole.claims()), whole.kind(), whole.warnings());
    }

    /** A file may have an equals sign in its name. */
    private static boolean isPair(String argument) {
        return argument.contains("=") && !Files.exists(path(argument));
    }

    static Path path(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new FirmwareException("\"" + argument.replace('\0', '?') + "\" is no file name.", e);
        }
    }

    private static Draft recognise(Path path, Optional<EspChip> chip) {
        if (Files.isDirectory(path)) {
            return BuildFolder.recognise(path, chip);
        }
        String file = path.toString();
        return switch (FileKind.of(head(path))) {
            case ZIP -> BuildFolder.recognise(path, chip);
            case JSON -> json(path, chip);
            case INTEL_HEX -> AddressedFile.hex(file, content(path));
            case UF2 -> AddressedFile.uf2(file, content(path), chip);
            case RAW -> MergedFile.read(file, content(path));
            case ELF ->
                throw new FirmwareException(
                        file + ": begins as an ELF file does. Name the build folder, or the .bin file made from it.");
            case GZIP ->
                throw new FirmwareException(file + ": begins as a gzip file does. Unpack it first, or pack a zip.");
        };
    }

    private static byte[] head(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new FirmwareException(
                    path + ": not found. Name a build folder, a file, or pairs such as 0x10000=app.bin.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            throw new FirmwareException(path + ": cannot be read: " + e + ". Check its permissions.", e);
        }
    }

    private static byte[] content(Path path) {
        return FileTree.content(path, Image.MAX_FLASH_BYTES);
    }

    private static Draft json(Path path, Optional<EspChip> chip) {
        Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
        String name = Optional.ofNullable(path.getFileName()).orElse(path).toString();
        try (FileTree tree = FileTree.open(folder)) {
            return name.equals(IdfBuild.ARGUMENTS_FILE) ? IdfBuild.read(tree) : EspWebManifest.read(tree, name, chip);
        }
    }
}
