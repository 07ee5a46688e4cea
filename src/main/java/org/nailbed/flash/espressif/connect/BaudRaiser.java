package org.nailbed.flash.espressif.connect;

import java.time.Duration;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.wire.Deadline;

/** Changes the rate of loader and port together and proves it (protocol reference, 2.6 and 7.3). */
public final class BaudRaiser {
    /** What a loader needs at most to change its UART; whatever arrives meanwhile is noise. */
    private static final Duration SETTLE = Duration.ofMillis(50);

    /** Any word will do: a reply proves the rate. */
    private static final int ROM_START = 0x40001000;

    private static final Duration PROOF_TIMEOUT = Duration.ofMillis(500);

    private static final int PROOFS = 8;

    private final Link link;

    public BaudRaiser(Link link) {
        this.link = link;
    }

    /**
     * Returns when a reply came at the new rate.
     *
     * @param asked what the loader must be asked for to reach {@code baud}
     * @throws FlashException REPLY_TIMEOUT when no reply comes at the new rate; the loader's rate is unknown then
     */
    public void raise(int baud, int asked, Deadline deadline) {
        link.command(new Command.ChangeBaud(asked, link.baud()), deadline);
        link.setBaud(baud);
        if (link.dialect().isStub() || !answersAtOnce(deadline)) {
            deadline.ticker().sleep(SETTLE);
            link.forgetInput();
            readRomStart(deadline);
        }
    }

    /**
     * A ROM has changed its UART long before its reply has passed the adapter; what it hears too early does not confuse it for
     * longer than one frame, as it would a stub (protocol reference, 1.1).
     */
    private boolean answersAtOnce(Deadline deadline) {
        link.forgetInput();
        Command proof = new Command.ReadRegister(ROM_START);
        link.send(proof, deadline);
        return link.poll(proof.opcode(), deadline.atMost(SETTLE)).isPresent();
    }

    /**
     * Proves the rate for longer than by the one reply of {@link #raise}.
     *
     * @throws FlashException REPLY_TIMEOUT, or LINK_CORRUPT when replies differ that must be the same
     */
    public void prove(Deadline deadline) {
        int expected = readRomStart(deadline);
        for (int i = 1; i < PROOFS; i++) {
            int word = readRomStart(deadline);
            if (word != expected) {
                throw link.fault(
                        FlashFault.LINK_CORRUPT,
                        "at %d baud the same word of the ROM is once %08X and once %08X. Choose a lower rate."
                                .formatted(link.baud(), expected, word));
            }
        }
    }

    private int readRomStart(Deadline deadline) {
        Command proof = new Command.ReadRegister(ROM_START);
        link.send(proof, deadline);
        return link.await(proof.opcode(), PROOF_TIMEOUT, deadline).value();
    }
}
