package org.nailbed.simulator.stub;

import org.jspecify.annotations.Nullable;
import org.nailbed.simulator.loader.Answer;
import org.nailbed.simulator.loader.Inflation;
import org.nailbed.simulator.loader.Request;
import org.nailbed.simulator.memory.NorFlash;

/**
 * Flash sessions of the new stub: a block is acknowledged as soon as it is found whole, and written afterwards; what goes wrong
 * then is told to the next command (protocol reference, 3.2).
 */
final class StubFlashWriter implements AutoCloseable {
    private static final int SHORT_BEGIN_BYTES = 16;
    private static final int LONG_BEGIN_BYTES = 20;
    private static final int END_BYTES = 4;

    private final StubLoader loader;
    private @Nullable Session session;
    private long eraseDoneNanos = Long.MIN_VALUE;

    /** What BEGIN opened. */
    private static final class Session {
        final int totalBytes;
        final @Nullable Inflation inflation;
        final @Nullable EraseAhead erase;
        int position;
        int writtenBytes;

        Session(Request begin, @Nullable EraseAhead erase, boolean deflated) {
            totalBytes = begin.word(0);
            position = begin.word(3);
            this.erase = erase;
            inflation = deflated ? new Inflation() : null;
        }
    }

    StubFlashWriter(StubLoader loader) {
        this.loader = loader;
    }

    Answer begin(Request request, boolean deflated) {
        if (request.size() != SHORT_BEGIN_BYTES && request.size() != LONG_BEGIN_BYTES) {
            return Answer.error(StubError.BAD_LENGTH);
        }
        close();
        boolean encrypted = request.size() == LONG_BEGIN_BYTES && request.word(4) != 0;
        boolean possible = !encrypted && !flash().isDead() && flash().holds(request.word(3), request.word(0));
        if (!possible) {
            session = new Session(request, null, deflated);
            return Answer.error(StubError.FLASH_FAILED);
        }
        EraseAhead erase = new EraseAhead(flash(), request.word(3), request.word(0));
        session = new Session(request, erase, deflated);
        eraseDoneNanos = loader.time() + erase.step();
        return Answer.OK;
    }

    Answer data(Request request, boolean deflated) {
        if (request.size() < Request.BLOCK_HEADER_BYTES) {
            return Answer.error(deflated ? StubError.BAD_LENGTH : StubError.NOT_ENOUGH_DATA);
        }
        Session open = session;
        if (open == null || (open.inflation != null) != deflated) {
            return Answer.error(StubError.NOT_IN_SESSION);
        }
        if (request.blockLength() != request.size() - Request.BLOCK_HEADER_BYTES) {
            return Answer.error(StubError.TOO_MUCH_DATA);
        }
        if (request.blockChecksum() != request.checksum()
                || loader.machine().mischief().damagesThisBlock()) {
            return Answer.error(StubError.BAD_CHECKSUM);
        }
        return Answer.OK.then(() -> write(open, request));
    }

    private void write(Session open, Request request) {
        Inflation inflation = open.inflation;
        if (inflation == null) {
            int length = Math.min(request.blockLength(), open.totalBytes - open.writtenBytes);
            program(open, request.array(), request.blockOffset(), length);
            return;
        }
        if (request.sequence() == 0) {
            inflation.restart();
        }
        try {
            Inflation.Sink sink = (bytes, length) -> program(open, bytes, 0, length);
            inflation.feed(request.array(), request.blockOffset(), request.blockLength(), sink);
            inflation.drain(sink);
        } catch (Inflation.BrokenStreamException e) {
            loader.failLater(StubError.INFLATE_FAILED);
        }
    }

    private void program(Session open, byte[] bytes, int offset, int length) {
        EraseAhead erase = open.erase;
        if (erase == null || flash().isDead() || !flash().holds(open.position, length)) {
            loader.failLater(StubError.FLASH_FAILED);
            return;
        }
        loader.waitUntil(eraseDoneNanos);
        loader.spend(erase.reach(open.position + length));
        loader.spend(flash().program(open.position, bytes, offset, length));
        open.position += length;
        open.writtenBytes += length;
    }

    /** Whatever the flag says: the new stub never reboots. */
    Answer end(Request request, boolean deflated) {
        if (request.size() != END_BYTES) {
            return Answer.error(StubError.BAD_LENGTH);
        }
        Session open = session;
        if (open == null || (open.inflation != null) != deflated) {
            return Answer.error(StubError.NOT_IN_SESSION);
        }
        if (open.writtenBytes != open.totalBytes) {
            return Answer.error(StubError.BAD_LENGTH);
        }
        close();
        return Answer.OK;
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
