package org.nailbed.firmware.format;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Sizes;

/** Bytes with their addresses in flash, gathered piece by piece in any order, with gaps between. */
public final class SparseFlash {

    /** What a flash chip erases at once, at least (protocol reference, 2.3). */
    private static final int SECTOR_BYTES = 0x1000;

    private final String file;
    private final List<Piece> pieces = new ArrayList<>();
    private int totalBytes;

    /** @param file for messages */
    public SparseFlash(String file) {
        this.file = file;
    }

    /**
     * Bytes without a gap.
     *
     * @param offset bytes from the start of flash
     */
    public record Run(int offset, byte[] bytes) {}

    private record Piece(int offset, String where, ByteArrayOutputStream bytes) {
        int end() {
            return offset + bytes.size();
        }
    }

    /**
     * Adds a piece.
     *
     * @param where in the file it was found, for messages
     * @throws FirmwareException when it ends beyond the largest flash
     */
    public void put(long offset, byte[] bytes, String where) {
        if (offset + bytes.length > Image.MAX_FLASH_BYTES || bytes.length > Image.MAX_FLASH_BYTES - totalBytes) {
            throw new FirmwareException(
                    "%s, %s: %d bytes at %s, but the largest flash ends at %s. Name a file with addresses in flash, not in memory."
                            .formatted(file, where, bytes.length, Sizes.hex(offset), Sizes.hex(Image.MAX_FLASH_BYTES)));
        }
        if (bytes.length == 0) {
            return;
        }
        totalBytes += bytes.length;
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last == null || last.end() != offset) {
            last = new Piece((int) offset, where, new ByteArrayOutputStream());
            pieces.add(last);
        }
        last.bytes.writeBytes(bytes);
    }

    /**
     * The pieces in order, those that touch joined.
     *
     * @throws FirmwareException when two have the same address
     */
    public List<Run> runs() {
        return joined(1);
    }

    /**
     * As {@link #runs}, but each from the start of a sector, and runs in neighbouring sectors joined: what lies between is FF, as
     * the erasing that precedes a write leaves it.
     */
    public List<Run> sectorRuns() {
        return joined(SECTOR_BYTES);
    }

    /** @param unitBytes pieces that touch the same or neighbouring units become one run */
    private List<Run> joined(int unitBytes) {
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingInt(Piece::offset));
        List<Piece> joined = new ArrayList<>();
        int end = -1;
        for (Piece piece : sorted) {
            if (piece.offset < end) {
                throw new FirmwareException("%s, %s: the bytes at %s are there twice. Make the file again."
                        .formatted(file, piece.where, Sizes.hex(piece.offset)));
            }
            int start = piece.offset / unitBytes * unitBytes;
            boolean apart = joined.isEmpty() || start > (end + unitBytes - 1) / unitBytes * unitBytes;
            if (apart) {
                joined.add(new Piece(start, piece.where, new ByteArrayOutputStream()));
            }
            Piece run = joined.get(joined.size() - 1);
            run.bytes.writeBytes(erased(piece.offset - run.end()));
            run.bytes.writeBytes(piece.bytes.toByteArray());
            end = piece.end();
        }
        return joined.stream()
                .map(piece -> new Run(piece.offset, piece.bytes.toByteArray()))
                .toList();
    }

    private static byte[] erased(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }
}
