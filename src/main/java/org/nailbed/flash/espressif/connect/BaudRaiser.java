package org.nailbed.flash.espressif.connect;

import java.time.Duration;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.wire.Deadline;

/** Changes the rate of loader and port together and proves it (protocol reference, 2.6 and 7.3). */
public final class BaudRaiser {
    /** What the loader needs to change its UART; whatever arrives meanwhile is noise. */
    private static final Duration SETTLE = Duration.ofMillis(50);

    /** Any word will do: a reply proves the rate. */
    private static final int ROM_START = 0x40001000;

    private static final Duration PROOF_TIMEOUT = Duration.ofMillis(500);

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
        deadline.ticker().sleep(SETTLE);
        link.forgetInput();
        Command proof = new Command.ReadRegister(ROM_START);
        link.send(proof, deadline);
        link.await(proof.opcode(), PROOF_TIMEOUT, deadline);
    }
}
