package org.nailbed.flash.espressif.flashio;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.Region;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.slip.Slip;

/**
 * Reads flash: by frames of 4 KiB from a stub, 64 bytes at a time from a ROM (protocol reference, 2.2 and 2.7). In pieces, each
 * proven by the board's digest of it before anybody sees it.
 */
public final class FlashReader {
    private static final int PIECE_BYTES = 0x10000;

    /** Stubs take no more (protocol reference, 2.7). */
    private static final int PACKET_BYTES = 0x1000;

    private static final int SLOW_BYTES = 64;
    private static final int MD5_BYTES = 16;
    private static final int MAX_TRIES = 3;

    private final Link link;
    private final LongConsumer readBytes;
    private int doneBytes;

    /**
     * For one extent.
     *
     * @param readBytes is told after each piece how many bytes have been read
     */
    public FlashReader(Link link, LongConsumer readBytes) {
        this.link = link;
        this.readBytes = readBytes;
    }

    /**
     * Reads into {@code out}, which stays open. Called again after a failure, for the same extent, it goes on where that came.
     *
     * @return the extent
     * @throws FlashException DIGEST_MISMATCH when a piece differs from its digest again and again, REPLY_TIMEOUT, and
     *     NOT_VERIFIABLE where the loader can neither read nor digest
     * @throws UncheckedIOException when {@code out} takes no more
     */
    public Extent read(Extent extent, OutputStream out, Deadline deadline) {
        new FlashDigest(link).require();
        while (doneBytes < extent.sizeBytes()) {
            int length = Math.min(PIECE_BYTES, extent.sizeBytes() - doneBytes);
            byte[] piece = provenPiece(new Region(extent.offset() + doneBytes, length), deadline);
            try {
                out.write(piece);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "What was read at offset 0x%X cannot be stored: %s."
                                .formatted(extent.offset() + doneBytes, e.getMessage()),
                        e);
            }
            doneBytes += length;
            readBytes.accept(doneBytes);
        }
        return extent;
    }

    private byte[] provenPiece(Region region, Deadline deadline) {
        byte[] piece = new byte[region.sizeBytes()];
        String read = "";
        String onBoard = "";
        for (int i = 0; i < MAX_TRIES; i++) {
            onBoard = link.dialect().isStub() ? readFast(region, piece, deadline) : readSlowly(region, piece, deadline);
            read = Md5.of(piece, 0, piece.length);
            if (read.equals(onBoard)) {
                return piece;
            }
        }
        throw link.fault(
                FlashFault.DIGEST_MISMATCH,
                "%d bytes read at offset 0x%X %d times: they have MD5 %s, the board says %s. Lower the baud, shorten the cable."
                        .formatted(region.sizeBytes(), region.offset(), MAX_TRIES, read, onBoard));
    }

    /** @return the digest that the stub sends after the last frame */
    private String readFast(Region region, byte[] into, Deadline deadline) {
        link.command(new Command.ReadFlash(region, PACKET_BYTES), deadline);
        for (int done = 0; done < into.length; ) {
            byte[] packet = frameOf(Math.min(PACKET_BYTES, into.length - done), region, deadline);
            System.arraycopy(packet, 0, into, done, packet.length);
            done += packet.length;
            link.sendRaw(Slip.encode(acknowledgement(done)), deadline);
        }
        return HexFormat.of().formatHex(frameOf(MD5_BYTES, region, deadline));
    }

    /** Frames of another length are not the stub's. */
    private byte[] frameOf(int length, Region region, Deadline deadline) {
        Deadline until = deadline.atMost(Opcode.READ_FLASH.timeout());
        return link.nextFrame(frame -> frame.length == length, until)
                .orElseThrow(() -> link.fault(
                        FlashFault.REPLY_TIMEOUT,
                        "no frame of %d bytes within %d ms while reading at offset 0x%X. Lower the baud and start again."
                                .formatted(length, until.budget().toMillis(), region.offset())));
    }

    private static byte[] acknowledgement(int receivedBytes) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(receivedBytes)
                .array();
    }

    private String readSlowly(Region region, byte[] into, Deadline deadline) {
        for (int done = 0; done < into.length; done += SLOW_BYTES) {
            int length = Math.min(SLOW_BYTES, into.length - done);
            Region few = new Region(region.offset() + done, length);
            byte[] data = link.command(new Command.ReadFlashSlow(few), deadline).data();
            if (data.length < length) {
                throw link.fault(
                        FlashFault.PROTOCOL_ERROR,
                        "%d bytes came for %d asked at offset 0x%X. Start again."
                                .formatted(data.length, length, few.offset()));
            }
            System.arraycopy(data, 0, into, done, length);
        }
        return new FlashDigest(link).of(region, deadline);
    }
}
