package org.nailbed.firmware.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import org.nailbed.firmware.FirmwareException;

/** Files below one folder, by names relative to it with {@code /} between. One thread uses it, who opened it closes it. */
public sealed interface FileTree extends AutoCloseable permits FolderTree, ZipTree, Subtree {

    /**
     * Opens a folder or a zip.
     *
     * @throws FirmwareException when it is neither, cannot be read, or is a zip that goes beyond its bounds
     */
    static FileTree open(Path path) {
        return Files.isDirectory(path) ? new FolderTree(path) : ZipTree.open(path);
    }

    /**
     * Reads one file that the user named, wherever it lies.
     *
     * @throws FirmwareException when it is not there, is no file, is larger than the limit, or cannot be read
     */
    static byte[] content(Path file, int limitBytes) {
        return FolderTree.content(file, limitBytes);
    }

    /** For messages: what the user named. */
    String title();

    /** Names of the files in it and in the folders directly in it; those deeper down are found only by their name. */
    NavigableSet<String> names();

    /**
     * Reads one file.
     *
     * @param name relative; one that leads out is refused
     * @param limitBytes of its size
     * @throws FirmwareException when it is not there, is no file, leads out, is larger, or cannot be read; when all that was read
     *     of this tree is more than any flash holds
     */
    byte[] read(String name, int limitBytes);

    /** The part below one of its folders; closing it closes nothing. */
    default FileTree below(String folder) {
        return new Subtree(this, folder);
    }

    @Override
    void close();
}
