package org.nailbed.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Bytes for one offset; hashed, padded and compressed once, shared by every board and every thread. */
public final class Image {

    /** The largest flash that an image header can name (protocol reference, 5.5): nothing ends beyond it. */
    public static final int MAX_FLASH_BYTES = 128 << 20;

    /** A chip is written in words of this size; what lies between is padding (protocol reference, 7.1 step 4). */
    private static final int WORD_BYTES = 4;

    private static final Map<String, byte[]> FOREIGN = Map.of(
            "ELF", new byte[] {0x7F, 'E', 'L', 'F'},
            "Intel HEX", new byte[] {':', '0', '2', '0', '0', '0', '0', '0', '4'},
            "UF2", new byte[] {'U', 'F', '2', '\n'});

    private static final byte ERASED = (byte) 0xFF;

    private final String name;
    private final int offset;
    private final int sizeBytes;
    private final byte[] padded;
    private final String sha256;
    private final byte[] paddedMd5;
    private volatile byte @Nullable [] deflated;

    private Image(String name, int offset, byte[] content) {
        this.name = name;
        this.offset = offset;
        this.sizeBytes = content.length;
        this.padded = pad(content);
        this.sha256 = HexFormat.of().formatHex(Digests.sha256().digest(content));
        this.paddedMd5 = Digests.md5().digest(padded);
    }

    /**
     * Keeps no reference to {@code content}.
     *
     * @param name for messages and records, such as the file's path in its build folder
     * @param offset bytes from the start of flash, 0 or more
     * @throws FirmwareException when there is no content, or it ends beyond {@link #MAX_FLASH_BYTES}
     */
    public static Image of(String name, int offset, byte[] content) {
        if (content.length == 0) {
            throw new FirmwareException(name + ": the file is empty, expected at least one byte. Build it again.");
        }
        if (offset < 0 || content.length > MAX_FLASH_BYTES - offset) {
            throw new FirmwareException(
                    "%s: %d bytes at offset %s do not fit, the largest flash ends at %s. Check the offset."
                            .formatted(name, content.length, Sizes.hex(offset), Sizes.hex(MAX_FLASH_BYTES)));
        }
        return new Image(name, offset, content);
    }

    /**
     * Reads a file of raw bytes.
     *
     * @throws FirmwareException as {@link #of}, and when the file is not there, cannot be read or is of another kind
     */
    public static Image read(String name, int offset, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FirmwareException(file + ": not found, or not a file. Check the name.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_FLASH_BYTES + 1);
            requireRaw(file, content);
            return of(name, offset, content);
        } catch (IOException e) {
            throw new FirmwareException(file + ": cannot be read: " + e + ". Check its permissions.", e);
        }
    }

    /** Wrappings of firmware that would be written as they are and never run. */
    private static void requireRaw(Path file, byte[] content) {
        FOREIGN.forEach((kind, magic) -> {
            if (content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length)) {
                throw new FirmwareException(file + ": begins as an " + kind
                        + " file does, expected raw bytes. Name the .bin file made from it.");
            }
        });
    }

    private static byte[] pad(byte[] content) {
        int rest = content.length % WORD_BYTES;
        byte[] padded = Arrays.copyOf(content, content.length + (rest == 0 ? 0 : WORD_BYTES - rest));
        Arrays.fill(padded, content.length, padded.length, ERASED);
        return padded;
    }

    public String name() {
        return name;
    }

    /** Bytes from the start of flash. */
    public int offset() {
        return offset;
    }

    /** The file's own size, before padding. */
    public int sizeBytes() {
        return sizeBytes;
    }

    /** First byte after the padded image, from the start of flash. */
    public int end() {
        return offset + padded.length;
    }

    /** SHA-256 of the file's own bytes, lower-case hex: its name in the ledger. */
    public String sha256() {
        return sha256;
    }

    /** What is written: the content padded with FF to a multiple of 4. Shared; nobody changes it. */
    public byte[] padded() {
        return padded;
    }

    /** MD5 of {@link #padded()}, 16 bytes: what the board must read back. Shared; nobody changes it. */
    public byte[] paddedMd5() {
        return paddedMd5;
    }

    /**
     * {@link #padded()} as one zlib stream: of level 9, made when first asked for (who asks meanwhile waits), or the best that was
     * {@linkplain #offerDeflated offered}. Shared; nobody changes it.
     */
    public byte[] deflated() {
        byte[] ready = deflated;
        return ready != null ? ready : deflateOnce();
    }

    private synchronized byte[] deflateOnce() {
        byte[] ready = deflated;
        if (ready == null) {
            ready = deflate(padded);
            deflated = ready;
        }
        return ready;
    }

    /**
     * Takes a smaller stream for the same bytes from now on. It is inflated first: a damaged one is never sent to a board.
     *
     * @param stream a zlib stream; from then on shared, nobody changes it
     * @return whether it was taken: not when it is no smaller, or stands for other bytes
     */
    public boolean offerDeflated(byte[] stream) {
        if (stream.length >= deflated().length || !inflatesToThis(stream)) {
            return false;
        }
        deflated = stream;
        return true;
    }

    private boolean inflatesToThis(byte[] stream) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stream);
            byte[] piece = new byte[64 * 1024];
            int at = 0;
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                boolean same = length <= padded.length - at && Arrays.equals(piece, 0, length, padded, at, at + length);
                if (!same || (length == 0 && (inflater.needsInput() || inflater.needsDictionary()))) {
                    return false;
                }
                at += length;
            }
            return at == padded.length && inflater.getRemaining() == 0;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(plain);
            deflater.finish();
            byte[] out = new byte[Math.max(64, plain.length)];
            int length = 0;
            while (!deflater.finished()) {
                // Noise grows when deflated; a quarter more is room enough for zlib's worst case after one turn.
                out = length == out.length ? Arrays.copyOf(out, length + length / 4) : out;
                length += deflater.deflate(out, length, out.length - length);
            }
            return Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }

    /** The file's own bytes, a copy. */
    public byte[] content() {
        return Arrays.copyOf(padded, sizeBytes);
    }

    /** Whether name, offset and content are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Image image
                && offset == image.offset
                && name.equals(image.name)
                && sha256.equals(image.sha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, offset, sha256);
    }

    @Override
    public String toString() {
        return "%s at %s, %d bytes, SHA-256 %s".formatted(name, Sizes.hex(offset), sizeBytes, sha256);
    }
}
