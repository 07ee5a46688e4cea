package org.nailbed.flash.espressif.write;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.LoaderError;
import org.nailbed.flash.espressif.loader.Reply;
import org.nailbed.flash.espressif.loader.RomError;
import org.nailbed.flash.espressif.loader.StubError;
import org.nailbed.flash.espressif.write.FramedImage.Frame;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;

/**
 * Writes one image: BEGIN, block after block, each sent the moment the one before is acknowledged, and with a stub the barrier
 * after the last (protocol reference, 2.3 to 2.5 and 3.2).
 *
 * <p>A block is sent again only when the loader refused it as damaged, never after a timeout: a stub would write it twice.
 */
final class RegionWriter {
    /** How often a stub may refuse the checksum of one block (protocol reference, 1.5). */
    private static final int MAX_RESENDS = 3;

    /** A ROM cannot take a refused block again; the region starts anew (protocol reference, 2.3). */
    private static final int MAX_RESTARTS = 2;

    private static final int BITS_PER_BYTE_ON_WIRE = 10;

    /** A stub writes after its ACK: these tell of the block before (protocol reference, 3.2). */
    private static final Set<StubError> LATE = EnumSet.of(
            StubError.SPI_FAILED,
            StubError.UNLOCK_FAILED,
            StubError.INFLATE_FAILED,
            StubError.NAND_PROGRAM_FAILED,
            StubError.NAND_ERASE_FAILED);

    /** So a stub refuses a block that it could not read; nothing of it was taken. */
    private static final Set<StubError> REFUSED_UNREAD =
            EnumSet.of(StubError.BAD_DATA_CHECKSUM, StubError.TOO_MUCH_DATA, StubError.INVALID_COMMAND);

    private final Link link;
    private final Image image;
    private final FramedImage framed;
    private final LongConsumer writtenBytes;
    private int resentBlocks;

    /** Where the first byte of the block in flight goes, from the start of the image. */
    private long blockAt;

    private long blockBeforeAt;

    /** @param writtenBytes is told after each block how many bytes of the image the loader has taken */
    RegionWriter(Link link, Image image, LongConsumer writtenBytes) {
        this.link = link;
        this.image = image;
        this.framed = FramedImages.of(image, link.dialect(), link.baud());
        this.writtenBytes = writtenBytes;
    }

    /**
     * Returns when the last byte is in flash (stub), or was reported to be (ROM).
     *
     * @return how many blocks went again
     * @throws FlashException naming image and offset
     * @throws WireException naming image and offset
     */
    int write(Deadline deadline) {
        try {
            while (!writeOnce(deadline)) {
                resentBlocks++;
            }
            return resentBlocks;
        } catch (FlashException e) {
            throw new FlashException(e.fault(), e.getMessage() + where(blockAt), e);
        } catch (WireException e) {
            throw new WireException(e.fault(), e.getMessage() + where(blockAt), e);
        }
    }

    /** @return false when the ROM refused a checksum, so that the region is to be started again */
    private boolean writeOnce(Deadline deadline) {
        blockAt = 0;
        blockBeforeAt = 0;
        link.command(framed.begin(), deadline);
        Frame before = new Frame(new byte[0], 0);
        for (Frame frame : framed.frames()) {
            Frame writing = link.dialect().isStub() ? before : frame;
            Optional<LoaderError> error = send(frame, writing, deadline);
            if (error.filter(RomError.BAD_BLOCK_CHECKSUM::equals).isPresent() && resentBlocks < MAX_RESTARTS) {
                return false;
            }
            error.ifPresent(this::fail);
            before = frame;
            blockBeforeAt = blockAt;
            blockAt += frame.flashBytes();
            writtenBytes.accept(Math.min(blockAt, image.padded().length));
        }
        if (link.dialect().isStub()) {
            awaitBarrier(before, deadline);
        }
        return true;
    }

    /** @param writing the block that the loader writes before it replies */
    private Optional<LoaderError> send(Frame frame, Frame writing, Deadline deadline) {
        Optional<LoaderError> error = exchange(frame, writing, deadline);
        for (int i = 0;
                i < MAX_RESENDS && error.filter(REFUSED_UNREAD::contains).isPresent();
                i++) {
            resentBlocks++;
            error = exchange(frame, writing, deadline);
        }
        return error;
    }

    private Optional<LoaderError> exchange(Frame frame, Frame writing, Deadline deadline) {
        var opcode = framed.form().dataOpcode();
        link.sendFrame(opcode, frame.bytes(), deadline);
        Duration timeout = opcode.timeout(writing.flashBytes()).plus(wireTime(frame));
        return link.await(opcode, timeout, deadline).error();
    }

    /** A frame may still sit in the adapter when the port has taken it. */
    private Duration wireTime(Frame frame) {
        return Duration.ofMillis(1_000L * BITS_PER_BYTE_ON_WIRE * frame.bytes().length / link.baud());
    }

    /** A stub replies to END when everything before it is in flash. */
    private void awaitBarrier(Frame last, Deadline deadline) {
        var opcode = framed.form().endOpcode();
        Command end = new Command.End(opcode, Command.End.Then.STAY);
        link.send(end, deadline);
        Duration writing = framed.form().dataOpcode().timeout(last.flashBytes());
        Reply reply = link.await(opcode, opcode.timeout().plus(writing), deadline);
        reply.error().ifPresent(this::fail);
    }

    private void fail(LoaderError error) {
        if (error instanceof StubError late && LATE.contains(late)) {
            blockAt = blockBeforeAt;
        }
        throw link.refused("the write", error);
    }

    private String where(long at) {
        return " It stopped in %s at offset 0x%X.".formatted(image.name(), image.offset() + at);
    }
}
