package org.nailbed.firmware.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.deflate.OptimalDeflater;

/**
 * The best stream of each image, one file each, named by what it holds; so that no image is ever compressed twice. Nothing in it is
 * trusted: an image takes only what inflates to its own bytes. May be shared by processes and emptied at any time.
 */
public final class StreamFolder {
    /** Another way of compressing must have another one. */
    private static final String ENDING = ".v1.zlib";

    /** Some hundreds of MB at most; the one longest unused goes first. */
    private static final int MOST_FILES = 200;

    /** The search keeps some 40 bytes for each byte of the image: a larger one stays with zlib's stream. */
    private static final int LARGEST_IMAGE_BYTES = 8 << 20;

    /** A draft this old was left by a program that was killed. */
    private static final Duration DRAFT_LIFE = Duration.ofHours(1);

    private final Path dir;

    /** @param dir made when first needed */
    public StreamFolder(Path dir) {
        this.dir = dir;
    }

    /** Gives the image its kept stream; false when there is none, or none worth having. */
    public boolean offerTo(Image image) {
        Path file = fileOf(image);
        Optional<byte[]> stream = read(file, image.padded().length);
        boolean taken = stream.filter(image::offerDeflated).isPresent();
        if (taken) {
            touch(file);
        }
        return taken;
    }

    /**
     * Compresses, gives the image what came out, and keeps it, unless it {@link #holds} it. Takes seconds; an interrupted thread
     * keeps nothing.
     *
     * @throws FirmwareException when the folder cannot be written to; the image has its stream then nevertheless
     */
    public void make(Image image) {
        if (holds(image)) {
            return;
        }
        byte[] stream = OptimalDeflater.zlib(image.padded());
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        // What is no smaller is kept too: it says that trying again is in vain.
        image.offerDeflated(stream);
        keep(fileOf(image), stream);
    }

    /** Whether {@link #make} has nothing left to do, or the image is too large for it. */
    public boolean holds(Image image) {
        return image.padded().length > LARGEST_IMAGE_BYTES || Files.isRegularFile(fileOf(image));
    }

    private Path fileOf(Image image) {
        return dir.resolve(image.sha256() + ENDING);
    }

    /** A stream worth having is smaller than its image. */
    private static Optional<byte[]> read(Path file, int mostBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(mostBytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // Then it is forgotten a little early.
        }
    }

    private void keep(Path file, byte[] stream) {
        try {
            Files.createDirectories(dir);
            Path growing = Files.createTempFile(dir, "growing", ".tmp");
            try {
                Files.write(growing, stream);
                Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(growing);
            }
            forgetOldest();
            removeDrafts();
        } catch (IOException e) {
            throw new FirmwareException(
                    "Folder " + dir + ": a compressed image cannot be kept: " + e
                            + ". Free space, or make it writable.",
                    e);
        }
    }

    private void forgetOldest() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(dir, "*" + ENDING)) {
            entries.forEach(files::add);
        }
        files.sort(Comparator.comparing(StreamFolder::lastUse));
        for (Path file : files.subList(0, Math.max(0, files.size() - MOST_FILES))) {
            Files.deleteIfExists(file);
        }
    }

    private void removeDrafts() throws IOException {
        Instant old = Instant.now().minus(DRAFT_LIFE);
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(dir, "growing*.tmp")) {
            for (Path draft : drafts) {
                if (lastUse(draft).toInstant().isBefore(old)) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    private static FileTime lastUse(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
