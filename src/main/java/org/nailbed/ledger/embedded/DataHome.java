package org.nailbed.ledger.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.nailbed.ledger.LedgerException;

/**
 * The folder of one station's database: {@code pgdata}, {@code postgresql-…} (the programs), {@code database.properties}
 * (port and passwords, for its owner's eyes only), {@code database.log}. Locked while open, also against the same process.
 */
final class DataHome implements AutoCloseable {
    private static final String OWNER_ONLY_FILE = "rw-------";
    private static final String OWNER_ONLY_FOLDER = "rwx------";

    private final Path folder;
    private final FileChannel lockFile;

    private DataHome(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** @throws LedgerException when another station has it open, or it cannot be written */
    static DataHome open(Path folder) {
        try {
            Path absolute = folder.toAbsolutePath().normalize();
            Files.createDirectories(absolute, ownerOnly(absolute, OWNER_ONLY_FOLDER));
            return new DataHome(absolute, lock(absolute));
        } catch (IOException e) {
            throw new LedgerException(
                    "Could not open the data home " + folder + ": " + e.getMessage()
                            + ". Check that this user may write there.",
                    e);
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** @throws LedgerException when the file of an earlier start is gone or unreadable while the data are there */
    ServerSecrets secrets() {
        Path file = secretsFile();
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            if (Files.exists(resolve("pgdata"))) {
                throw new LedgerException(
                        "The database in " + folder + " is there, but " + file.getFileName()
                                + " with its port and passwords is not. Put that file back from a copy.",
                        null);
            }
            ServerSecrets made = ServerSecrets.make();
            keep(made);
            return made;
        } catch (IOException | IllegalArgumentException e) {
            throw new LedgerException(
                    "Could not use " + file + ": " + e.getMessage() + ". Put that file back from a copy.", e);
        }
    }

    void keep(ServerSecrets secrets) throws IOException {
        Path half = resolve("database.properties.new");
        Files.deleteIfExists(half);
        Files.createFile(half, ownerOnly(half, OWNER_ONLY_FILE));
        try (Writer writer = Files.newBufferedWriter(half, StandardCharsets.UTF_8)) {
            secrets.toProperties().store(writer, "Port and passwords of the database in this folder.");
        }
        Files.move(half, secretsFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A new file that only this user can read. */
    Path newSecretFile(String name, String content) throws IOException {
        Path file = resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly(file, OWNER_ONLY_FILE));
        return Files.writeString(file, content);
    }

    @Override
    public void close() {
        try {
            // Closing the channel gives up its lock. The file stays: removing it would let two others each lock their
            // own.
            lockFile.close();
        } catch (IOException e) {
            throw new LedgerException("Could not unlock the data home " + folder + ": " + e.getMessage(), e);
        }
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private Path secretsFile() {
        return resolve("database.properties");
    }

    private static ServerSecrets read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return ServerSecrets.from(properties);
    }

    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("station.lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            FileLock lock = channel.tryLock();
            kept = lock != null;
        } catch (OverlappingFileLockException e) {
            kept = false;
        } finally {
            if (!kept) {
                channel.close();
            }
        }
        if (!kept) {
            throw new LedgerException(
                    "The data home " + folder + " is in use by another station" + holder(file)
                            + ". Stop that one, or give this station a data home of its own.",
                    null);
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static String holder(Path lockFile) {
        try {
            return " (process " + Files.readString(lockFile).strip() + ")";
        } catch (IOException e) {
            // Windows does not let a locked file be read: then the message goes without the process.
            return "";
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
