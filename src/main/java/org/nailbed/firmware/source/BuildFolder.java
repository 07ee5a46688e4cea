package org.nailbed.firmware.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.archive.FileTree;

/** Tells whose build lies in a folder or a zip, by the files in it or in the one folder in it that is a build. */
final class BuildFolder {

    private static final Path PLATFORM_IO = Path.of(".pio", "build");

    private BuildFolder() {}

    /** @throws FirmwareException when it is no build, when several are in it, or naming every fault of the one */
    static Draft recognise(Path path, Optional<EspChip> chip) {
        Path project = path.resolve(PLATFORM_IO);
        try (FileTree tree = FileTree.open(Files.isDirectory(project) ? project : path)) {
            if (isBuild(tree.names())) {
                return read(tree, chip);
            }
            List<FileTree> below = folders(tree.names()).stream()
                    .map(tree::below)
                    .filter(folder -> isBuild(folder.names()))
                    .toList();
            if (below.size() != 1) {
                throw new FirmwareException(path + ": " + fault(below));
            }
            return read(below.get(0), chip);
        }
    }

    private static String fault(List<FileTree> builds) {
        return builds.isEmpty()
                ? "no build found, expected %s (ESP-IDF), firmware.bin (PlatformIO), *.ino.bin (Arduino) or %s. Name the build folder of a project that was built."
                        .formatted(IdfBuild.ARGUMENTS_FILE, EspWebManifest.FILE)
                : "several builds found, %s. Name one of them."
                        .formatted(String.join(
                                ", ", builds.stream().map(FileTree::title).toList()));
    }

    private static List<String> folders(NavigableSet<String> names) {
        return names.stream()
                .filter(name -> name.contains("/"))
                .map(name -> name.substring(0, name.indexOf('/')))
                .distinct()
                .toList();
    }

    private static boolean isBuild(NavigableSet<String> names) {
        return names.contains(IdfBuild.ARGUMENTS_FILE)
                || names.contains(EspWebManifest.FILE)
                || PlatformIoBuild.isOne(names)
                || ArduinoBuild.isOne(names);
    }

    private static Draft read(FileTree tree, Optional<EspChip> chip) {
        NavigableSet<String> names = tree.names();
        if (names.contains(IdfBuild.ARGUMENTS_FILE)) {
            return IdfBuild.read(tree);
        }
        if (PlatformIoBuild.isOne(names)) {
            return PlatformIoBuild.read(tree);
        }
        return ArduinoBuild.isOne(names)
                ? ArduinoBuild.read(tree)
                : EspWebManifest.read(tree, EspWebManifest.FILE, chip);
    }
}
