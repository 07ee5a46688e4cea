package org.nailbed.flash.espressif.connect;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.Reply;
import org.nailbed.wire.Deadline;

/** Makes a board's loader answer, at 115200 baud (protocol reference, 4.1 and 4.2). */
public final class Connector {
    /** The rate at which every loader starts. */
    public static final int FIRST_BAUD = 115_200;

    private static final int ATTEMPTS = 7;
    private static final int SYNCS_PER_ATTEMPT = 5;
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** The ROM answers SYNC eight times, the stub too. */
    private static final int FURTHER_REPLIES = 7;

    private static final byte[] DELIMITER = {(byte) 0xC0};

    private final Link link;

    public Connector(Link link) {
        this.link = link;
    }

    /**
     * Resets the board into its loader, where the port has lines, and syncs. Afterwards the link speaks the
     * ROM's dialect as far as SYNC tells it, or {@link Dialect#STUB} when an earlier session left one running.
     *
     * @throws FlashException NO_SYNC, WRONG_BOOT_MODE or GARBAGE_HEARD, by what was heard
     */
    public void connect(Deadline deadline) {
        link.setBaud(FIRST_BAUD);
        link.forgetInput();
        for (int attempt = 0; attempt < ATTEMPTS && !deadline.hasPassed(); attempt++) {
            prepare(attempt, deadline);
            if (syncSeveralTimes(deadline)) {
                return;
            }
        }
        HeardText heard = new HeardText(link.textHeard(), link.strangeFrames());
        throw link.fault(heard.fault(), "no sync reply from the loader, " + heard.explanation());
    }

    private void prepare(int attempt, Deadline deadline) {
        if (link.hasLines()) {
            var sequences = ResetSequence.INTO_LOADER;
            sequences.get(attempt % sequences.size()).play(link, deadline.ticker());
        } else if (attempt > 0) {
            // A stub that lost count of the delimiters finds its place by one more (protocol reference, 1.1).
            link.sendRaw(DELIMITER, deadline);
        }
    }

    private boolean syncSeveralTimes(Deadline deadline) {
        for (int i = 0; i < SYNCS_PER_ATTEMPT && !deadline.hasPassed(); i++) {
            if (sync(deadline)) {
                return true;
            }
            deadline.ticker().sleep(PAUSE);
        }
        return false;
    }

    private boolean sync(Deadline deadline) {
        link.speak(Dialect.STUB); // the shorter status: any sync reply parses
        Command sync = new Command.Sync();
        link.send(sync, deadline);
        Optional<Reply> first = link.poll(Opcode.SYNC, deadline.atMost(sync.timeout()));
        if (first.isEmpty() || first.get().error().isPresent()) {
            return false;
        }
        boolean stub = first.get().value() == 0;
        for (int i = 0; i < FURTHER_REPLIES; i++) {
            Optional<Reply> further = link.poll(Opcode.SYNC, deadline.atMost(sync.timeout()));
            stub &= further.map(reply -> reply.value() == 0).orElse(true);
        }
        link.speak(stub ? Dialect.STUB : first.get().rom());
        return true;
    }
}
