package org.nailbed.simulator.stub;

import java.security.MessageDigest;
import org.nailbed.simulator.loader.Digests;
import org.nailbed.simulator.loader.Request;
import org.nailbed.simulator.memory.NorFlash;

/** READ_FLASH once it has been accepted: packet, acknowledgement, packet, …, digest (protocol reference, 2.7). */
final class StubFlashReader {
    private final StubLoader loader;
    private final int end;
    private final int packetBytes;
    private final MessageDigest digest = Digests.newMd5();
    private int position;
    private boolean finished;

    StubFlashReader(StubLoader loader, Request request) {
        this.loader = loader;
        position = request.word(0);
        end = position + request.word(1);
        packetBytes = request.word(2);
    }

    /** Sends the next packet, or the digest when all are sent. */
    void proceed() {
        if (position == end) {
            loader.send(digest.digest());
            finished = true;
            return;
        }
        NorFlash flash = loader.machine().soc().flash();
        byte[] packet = flash.read(position, Math.min(packetBytes, end - position));
        loader.spend(flash.readNanos(packet.length));
        digest.update(packet);
        position += packet.length;
        loader.send(packet);
    }

    boolean isFinished() {
        return finished;
    }
}
