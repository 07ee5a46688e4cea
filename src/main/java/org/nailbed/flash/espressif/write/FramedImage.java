package org.nailbed.flash.espressif.write;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nailbed.firmware.Image;
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
     * @param streamBytes of the stream they come from: a better one makes another form
     */
    record Form(Dialect dialect, boolean deflated, int streamBytes) {

        /** Deflated unless that makes it no smaller, or the loader cannot inflate. */
        static Form of(Image image, Dialect dialect) {
            int streamBytes = image.deflated().length;
            boolean deflated = dialect.isComplete() && streamBytes < image.padded().length;
            return new Form(dialect, deflated, streamBytes);
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
        List<Integer> lengths = BlockCuts.lengths(payload.length, form.dialect());
        Blocks blocks = new Blocks(lengths.size(), form.dialect().flashBlockBytes());
        Region region = new Region(image.offset(), announcedBytes(image.padded().length, form));
        Command.Begin begin = new Command.Begin(form.beginOpcode(), region, blocks);
        return new FramedImage(form, begin, frames(payload, lengths, form));
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

    private static List<Frame> frames(byte[] payload, List<Integer> lengths, Form form) {
        List<Frame> frames = new ArrayList<>(lengths.size());
        try (InflatedSizes inflated = new InflatedSizes()) {
            int from = 0;
            for (int length : lengths) {
                int flashBytes = form.deflated() ? inflated.ofNext(payload, from, length) : length;
                ByteBuffer block = form.deflated() || form.dialect().isStub()
                        ? ByteBuffer.wrap(payload, from, length)
                        : filled(payload, from, form.dialect().flashBlockBytes());
                Command data = new Command.Block(form.dataOpcode(), frames.size(), block);
                frames.add(new Frame(Packets.encode(data, form.dialect()), flashBytes));
                from += length;
            }
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
