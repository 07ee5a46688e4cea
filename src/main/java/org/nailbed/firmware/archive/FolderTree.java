package org.nailbed.firmware.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.nailbed.firmware.FirmwareException;

/** A folder on disk. Symbolic links are followed as long as they stay in it. */
final class FolderTree implements FileTree {

    private static final int NAMED_DEPTH = 2;

    private final Path folder;
    private final ReadBudget budget = new ReadBudget();

    FolderTree(Path folder) {
        this.folder = folder;
    }

    @Override
    public String title() {
        return folder.toString();
    }

    @Override
    public NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>();
        try {
            Files.walkFileTree(folder, Set.of(), NAMED_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (Files.isRegularFile(file)) {
                        names.add(folder.relativize(file).toString().replace('\\', '/'));
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** What this user may not see is no part of the build. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (file.equals(folder)) {
                        throw e;
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new FirmwareException(folder + ": cannot be read: " + e + ". Check its permissions.", e);
        }
        return names;
    }

    @Override
    public byte[] read(String name, int limitBytes) {
        byte[] content = content(confined(name), limitBytes);
        budget.take(title(), content.length);
        return content;
    }

    static byte[] content(Path file, int limitBytes) {
        if (!Files.isRegularFile(file)) {
            throw new FirmwareException(file + ": not found, or not a file. Check the name.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(limitBytes);
            if (in.read() >= 0) {
                throw new FirmwareException("%s: %d bytes, expected at most %d. Check the name."
                        .formatted(file, Files.size(file), limitBytes));
            }
            return content;
        } catch (IOException e) {
            throw new FirmwareException(file + ": cannot be read: " + e + ". Check its permissions.", e);
        }
    }

    private Path confined(String name) {
        try {
            Path real = folder.toRealPath();
            Path file = real.resolve(Names.inside("", name)).toRealPath();
            if (!file.startsWith(real)) {
                throw Names.leadsOut(name);
            }
            return folder.resolve(Names.inside("", name));
        } catch (InvalidPathException e) {
            throw new FirmwareException("\"" + name + "\" is no file name.", e);
        } catch (IOException e) {
            throw new FirmwareException(name + ": not found in " + folder + ". Check the name, or build again.", e);
        }
    }

    /** Nothing is held open. */
    @Override
    public void close() {}
}
