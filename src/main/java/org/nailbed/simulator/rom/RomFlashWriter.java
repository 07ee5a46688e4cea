package org.nailbed.simulator.rom;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nailbed.simulator.chip.RomGeneration;
import org.nailbed.simulator.loader.Answer;
import org.nailbed.simulator.loader.Inflation;
import org.nailbed.simulator.loader.Loader;
import org.nailbed.simulator.loader.Request;
import org.nailbed.simulator.memory.NorFlash;

/** Flash sessions of the ROM, plain and deflated (protocol reference, 2.3 to 2.5). */
final class RomFlashWriter implements AutoCloseable {
    private static final int LARGEST_BLOCK_BYTES = 0x1800;
    private static final int LARGEST_DATA_PAYLOAD = LARGEST_BLOCK_BYTES + Request.BLOCK_HEADER_BYTES;
    /** What the ROM believes until SPI_SET_PARAMS tells it otherwise (protocol reference, 2.3). */
    private static final int DEFAULT_FLASH_BYTES = 0x200000;

    private final Loader loader;
    private final RomGeneration generation;
    private int flashBytes;
    private @Nullable Session session;

    /** What BEGIN opened. */
    private static final class Session {
        final int eraseSize;
        final int blocks;
        final int blockSize;
        final @Nullable Inflation inflation;
        int position;
        int nextSequence;
        int writtenBytes;

        Session(Request begin, boolean deflated) {
            eraseSize = begin.word(0);
            blocks = begin.word(1);
            blockSize = begin.word(2);
            position = begin.word(3);
            inflation = deflated ? new Inflation() : null;
        }
    }

    RomFlashWriter(Loader loader) {
        this.loader = loader;
        generation = loader.machine().soc().model().rom().generation();
        // the ESP8266 has no command by which a host could tell it of more
        flashBytes = generation == RomGeneration.ESP8266 ? Integer.MAX_VALUE : DEFAULT_FLASH_BYTES;
    }

    void setFlashBytes(int bytes) {
        flashBytes = bytes;
    }

    Answer begin(Request request, boolean deflated) {
        int expected = generation.beginBytes();
        if (request.size() != expected || Integer.compareUnsigned(request.word(2), LARGEST_BLOCK_BYTES) > 0) {
            return Answer.error(RomError.INVALID_MESSAGE);
        }
        boolean encrypted = generation == RomGeneration.LATER && request.word(4) != 0;
        if (encrypted) {
            return Answer.error(RomError.ENCRYPTION_REFUSED);
        }
        close();
        int size = request.word(0);
        int offset = request.word(3);
        NorFlash flash = flash();
        long end = (offset & 0xFFFFFFFFL) + (size & 0xFFFFFFFFL);
        boolean fits = end <= flashBytes && end <= flash.sizeBytes();
        if (size != 0 && (offset % NorFlash.SECTOR_BYTES != 0 || !fits || flash.isDead())) {
            return Answer.error(RomError.FAILED_TO_ACT);
        }
        loader.spend(
                generation == RomGeneration.ESP8266
                        ? RomErase.eraseTooFar(flash, offset, size)
                        : RomErase.erase(flash, offset, size));
        session = new Session(request, deflated);
        return Answer.OK;
    }

    Answer data(Request request, boolean deflated) {
        Session open = session;
        if (open == null || (open.inflation != null) != deflated) {
            return Answer.error(RomError.INVALID_MESSAGE);
        }
        int length = request.blockLength();
        if (request.size() > LARGEST_DATA_PAYLOAD
                || request.sequence() != open.nextSequence
                || Integer.compareUnsigned(length, open.blockSize) > 0
                || (!deflated && (length & 3) != 0)) {
            return Answer.error(RomError.INVALID_MESSAGE);
        }
        open.nextSequence++;
        if (request.blockChecksum() != (request.checksum() & 0xFF)
                || loader.machine().mischief().damagesThisBlock()) {
            return Answer.error(RomError.BAD_CHECKSUM);
        }
        return open.inflation == null ? plain(open, request) : inflated(open, open.inflation, request);
    }

    private Answer plain(Session open, Request request) {
        byte[] block = Arrays.copyOfRange(
                request.array(), request.blockOffset(), request.blockOffset() + request.blockLength());
        int address = open.position;
        if (!flash().holds(address, block.length)) {
            return Answer.error(RomError.FAILED_TO_ACT);
        }
        loader.spend(flash().program(address, block, 0, block.length) + flash().readNanos(block.length));
        open.position += block.length;
        open.writtenBytes += block.length;
        boolean same = Arrays.equals(flash().read(address, block.length), block);
        return same ? Answer.OK : Answer.error(RomError.READ_BACK_DIFFERS);
    }

    private Answer inflated(Session open, Inflation inflation, Request request) {
        try {
            inflation.feed(
                    request.array(),
                    request.blockOffset(),
                    request.blockLength(),
                    (bytes, length) -> programWindow(open, bytes, length));
        } catch (Inflation.BrokenStreamException e) {
            return Answer.error(e.isCheckFailed() ? RomError.ADLER_WRONG : RomError.INFLATE_FAILED);
        }
        if (open.nextSequence == open.blocks) {
            inflation.drain((bytes, length) -> programWindow(open, bytes, length));
        }
        return Answer.OK;
    }

    private void programWindow(Session open, byte[] bytes, int length) {
        int rounded = (length + 3) & ~3;
        Arrays.fill(bytes, length, rounded, (byte) 0xFF);
        if (flash().holds(open.position, rounded)) {
            loader.spend(flash().program(open.position, bytes, 0, rounded));
        }
        open.position += rounded;
        open.writtenBytes += rounded;
    }

    /** Whether all that BEGIN announced has come. */
    boolean isComplete(boolean deflated) {
        Session open = session;
        if (open == null) {
            return false;
        }
        boolean allBlocks = open.nextSequence == open.blocks;
        return deflated ? allBlocks : allBlocks && open.writtenBytes == open.eraseSize;
    }

    @Override
    public void close() {
        Session open = session;
        if (open != null && open.inflation != null) {
            open.inflation.close();
        }
        session = null;
    }

    private NorFlash flash() {
        return loader.machine().soc().flash();
    }
}
