package org.nailbed.ledger.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.nailbed.ledger.LedgerException;

/** Unpacks the PostgreSQL programs of this machine's system and processor from their jar, once per folder. */
final class ServerPrograms {
    private static final int OWNER_MAY_EXECUTE = 0100;

    private ServerPrograms() {}

    /**
     * @param folder made by an earlier call, or not there
     * @throws LedgerException when there are no programs for this machine, or the folder cannot be written
     */
    static synchronized void unpackInto(Path folder) {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.isDirectory(folder) && lock.isValid()) {
                unpackWhole(folder);
            }
        } catch (IOException e) {
            throw new LedgerException(
                    "Could not unpack PostgreSQL into " + folder + ": " + e.getMessage()
                            + ". Check free space and rights there, or name an external database in the station file.",
                    e);
        }
    }

    private static void unpackWhole(Path folder) throws IOException {
        Path half = folder.resolveSibling(folder.getFileName() + ".new");
        Files.createDirectories(half);
        unpack(half);
        // Only a whole set of programs gets the name under which it is used.
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), processor());
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("archive entry " + entry.getName() + " points outside");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && DataHome.isPosix(target)) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "Windows";
        }
        return name.startsWith("mac") ? "Darwin" : "Linux";
    }

    private static String processor() {
        return ArchUtils.normalize(System.getProperty("os.arch"));
    }
}
