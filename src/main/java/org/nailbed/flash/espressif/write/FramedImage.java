package org.nailbed.flash.espressif.write;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nailbed.firmware.Image;
import org.nailbed.flash.Extent;
import org.nailbed.flash.espressif.loader.Blocks;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.Packets;
import org.nailbed.flash.espressif.loader.Region;

/**
 * An image as it goes over the wire to one kind of loader: every block with header, checksum and framing. Made once, sent to
 * many boards from many threads. Holds no reference to its image.
 */
final class FramedImage {
    private static final byte ERASED = (byte) 0xFF;

    /** One block, framed. */
    static final class Frame {
        private final byte[] bytes;
        private final int flashBytes;

        Frame(byte[] bytes, int flashBytes) {
            this.bytes = bytes;
            this.flashBytes = flashBytes;
        }

        /** Shared; nobody changes it. */
        byte[] bytes() {
            return bytes;
        }

        /** How many bytes of flash it becomes. */
        int flashBytes() {
            return flashBytes;
        }
    }

    private final Form form;
    private final Command.Begin begin;
    private final List<Frame> frames;

    /**
     * In what form the bytes travel, and to whom.
     *
     * @param baud at which wire and flash are to keep pace
     * @param streamBytes of the stream they come from: a better one makes another form
     */
    record Form(Dialect dialect, int baud, boolean deflated, int streamBytes) {

        /** Deflated unless that makes it no smaller, or the loader cannot inflate. */
        static Form of(Image image, Dialect dialect, int baud) {
            int streamBytes = image.deflated().length;
            boolean deflated = dialect.isComplete() && streamBytes < image.padded().length;
            return new Form(dialect, baud, deflated, streamBytes);
        }

        Opcode beginOpcode() {
            return deflated ? Opcode.DEFL_BEGIN : Opcode.FLASH_BEGIN;
        }

        Opcode dataOpcode() {
            return deflated ? Opcode.DEFL_DATA : Opcode.FLASH_DATA;
        }

        Opcode endOpcode() {
            return deflated ? Opcode.DEFL_END : Opcode.FLASH_END;
        }
    }

    private FramedImage(Form form, Command.Begin begin, List<Frame> frames) {
        this.form = form;
        this.begin = begin;
        this.frames = List.copyOf(frames);
    }

    static FramedImage of(Image image, Form form) {
        byte[] payload = form.deflated() ? image.deflated() : image.padded();
        List<Piece> cut = blocks(payload, image, form);
        Blocks blocks = new Blocks(cut.size(), form.dialect().flashBlockBytes());
        Region region = new Region(image.offset(), announcedBytes(image.padded().length, form));
        Command.Begin begin = new Command.Begin(form.beginOpcode(), region, blocks);
        return new FramedImage(form, begin, frames(payload, cut, form));
    }

    Form form() {
        return form;
    }

    Command.Begin begin() {
        return begin;
    }

    List<Frame> frames() {
        return frames;
    }

    /** A stub wants the exact size; a ROM writes whole blocks (protocol reference, 2.2 and 2.3). */
    private static int announcedBytes(int imageBytes, Form form) {
        int blockBytes = form.dialect().flashBlockBytes();
        return form.dialect().isStub()
                ? imageBytes
                : Blocks.covering(imageBytes, blockBytes).count() * blockBytes;
    }

    /** A ROM takes blocks of one length, and over USB-OTG they are small anyway. */
    private static List<Piece> blocks(byte[] payload, Image image, Form form) {
        return form.dialect() == Dialect.STUB
                ? BlockCuts.blocks(
                        pieces(payload, BlockCuts.PIECE_BYTES, form),
                        new Extent(image.offset(), image.padded().length),
                        form.baud())
                : pieces(payload, form.dialect().flashBlockBytes(), form);
    }

    private static List<Piece> pieces(byte[] payload, int sizeBytes, Form form) {
        List<Piece> pieces = new ArrayList<>();
        try (InflatedSizes inflated = new InflatedSizes()) {
            for (int at = 0; at < payload.length; at += sizeBytes) {
                int length = Math.min(sizeBytes, payload.length - at);
                pieces.add(new Piece(length, form.deflated() ? inflated.ofNext(payload, at, length) : length));
            }
        }
        return pieces;
    }

    private static List<Frame> frames(byte[] payload, List<Piece> cut, Form form) {
        List<Frame> frames = new ArrayList<>(cut.size());
        int from = 0;
        for (Piece piece : cut) {
            ByteBuffer block = form.deflated() || form.dialect().isStub()
                    ? ByteBuffer.wrap(payload, from, piece.payloadBytes())
                    : filled(payload, from, form.dialect().flashBlockBytes());
            Command data = new Command.Block(form.dataOpcode(), frames.size(), block);
            frames.add(new Frame(Packets.encode(data, form.dialect()), piece.flashBytes()));
            from += piece.payloadBytes();
        }
        return frames;
    }

    /** A ROM takes plain blocks of one length only: the last is filled up with FF. */
    private static ByteBuffer filled(byte[] payload, int from, int blockBytes) {
        byte[] block = Arrays.copyOfRange(payload, from, from + blockBytes);
        int rest = payload.length - from;
        if (rest < blockBytes) {
            Arrays.fill(block, rest, blockBytes, ERASED);
        }
        return ByteBuffer.wrap(block);
    }
}
