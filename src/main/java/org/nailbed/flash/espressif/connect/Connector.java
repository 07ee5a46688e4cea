package org.nailbed.flash.espressif.connect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.Reply;
import org.nailbed.flash.espressif.rate.Rates;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** Makes a board's loader answer, at 115200 baud (protocol reference, 4.1 and 4.2). */
public final class Connector {
    /** The rate at which every loader starts. */
    public static final int FIRST_BAUD = Rates.FIRST;

    private static final int ATTEMPTS = 7;
    private static final int SYNCS_PER_ATTEMPT = 5;
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** The ROM answers SYNC eight times, the stub too. */
    private static final int FURTHER_REPLIES = 7;

    /** A network adds its own delay to each reply (protocol reference, 4.7). */
    private static final Duration REMOTE_SYNC_TIME = Duration.ofMillis(300);

    /** A system needs about a second to name a device that came back; hubs make it more. */
    public static final Duration RETURN_TIME = Duration.ofSeconds(5);

    /** A hub tells of a device that went away up to a quarter of a second later. */
    private static final Duration LOSS_NOTICED_WITHIN = Duration.ofMillis(250);

    private static final String BY_HAND =
            " Nothing resets the board here: hold its boot button, press reset, let go, and start again.";

    private static final byte[] DELIMITER = {(byte) 0xC0};

    private final Link link;
    private final EntryReset reset;
    private int leftAtBaud = FIRST_BAUD;
    private @Nullable Attachment attachment;
    private List<ResetSequence> resets = List.of();
    private long resetEnd;

    public Connector(Link link, EntryReset reset) {
        this.link = link;
        this.reset = reset;
    }

    /** What the port is; it is asked once. */
    public Attachment attachment() {
        if (attachment == null) {
            attachment = Attachment.of(link.port());
        }
        return attachment;
    }

    /** Whether {@link #connect} resets the board. */
    public boolean canReset() {
        return !resets.isEmpty();
    }

    /**
     * Resets the board into its loader, where the port has lines, and syncs. Afterwards the link speaks the
     * ROM's dialect as far as SYNC tells it, or the stub's when an earlier session left one running. A port that is the chip
     * itself may vanish meanwhile and is waited for.
     *
     * @throws FlashException NO_SYNC, WRONG_BOOT_MODE or GARBAGE_HEARD, by what was heard
     */
    public void connect(Deadline deadline) {
        resets = attachment().intoLoader(reset);
        for (int attempt = 0; attempt < ATTEMPTS && !deadline.hasPassed(); attempt++) {
            if (succeeds(attempt, deadline)) {
                return;
            }
        }
        HeardText heard = new HeardText(link.textHeard(), link.strangeFrames());
        throw link.fault(
                heard.fault(),
                "no sync reply from the loader, " + heard.explanation() + (resets.isEmpty() ? BY_HAND : ""));
    }

    private boolean succeeds(int attempt, Deadline deadline) {
        boolean wasReset = false;
        try {
            if (attempt == 0) {
                begin();
            }
            wasReset = canReset();
            prepare(attempt, deadline);
            return answers(deadline);
        } catch (WireException e) {
            awaitReturn(e, deadline);
            return wasReset && answersAfterReturn(deadline);
        }
    }

    /** A loader that is not reset is where it was left. */
    private void begin() {
        if (canReset()) {
            link.port().setBaud(FIRST_BAUD);
        }
        leftAtBaud = link.baud();
        link.forgetInput();
    }

    private boolean answers(Deadline deadline) {
        boolean answers = syncSeveralTimes(deadline);
        if (answers) {
            awaitLateLoss(deadline);
        }
        return answers;
    }

    /** Another reset would only make the port vanish once more. */
    private boolean answersAfterReturn(Deadline deadline) {
        try {
            return answers(deadline);
        } catch (WireException e) {
            awaitReturn(e, deadline);
            return false;
        }
    }

    /** A chip that restarts answers at once over its own USB, and yet its port may be found gone a moment later. */
    private void awaitLateLoss(Deadline deadline) {
        if (attachment().isChipItself() && canReset()) {
            Duration sinceReset = Duration.ofNanos(deadline.ticker().nanos() - resetEnd);
            Deadline noticed = deadline.atMost(LOSS_NOTICED_WITHIN.minus(sinceReset));
            while (link.nextFrame(noticed).isPresent() && !noticed.hasPassed()) {
                // late copies of the reply
            }
        }
    }

    /**
     * Waits for a port that is the chip itself and vanished.
     *
     * @throws WireException {@code fault} when it is of another kind, or the port of another; PORT_GONE when it does not come back
     */
    public void awaitReturn(WireException fault, Deadline deadline) {
        if (fault.fault() != WireFault.PORT_GONE || !attachment().isChipItself()) {
            throw fault;
        }
        link.port().awaitReturn(deadline.atMost(RETURN_TIME));
        begin();
    }

    private void prepare(int attempt, Deadline deadline) {
        if (!resets.isEmpty()) {
            resets.get(attempt % resets.size())
                    .play(
                            link.port(),
                            pause -> deadline.ticker()
                                    .sleep(deadline.atMost(pause).remaining()));
            resetEnd = deadline.ticker().nanos();
        } else if (attempt > 0) {
            // Somebody may have reset it by hand.
            link.setBaud(attempt % 2 == 0 ? leftAtBaud : FIRST_BAUD);
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
        link.speak(attachment().stubDialect()); // the shorter status: any sync reply parses
        Command sync = new Command.Sync();
        Duration patience = attachment() == Attachment.REMOTE ? REMOTE_SYNC_TIME : sync.timeout();
        link.send(sync, deadline);
        Optional<Reply> first = link.poll(Opcode.SYNC, deadline.atMost(patience));
        if (first.isEmpty() || first.get().refusesSync()) {
            return false;
        }
        boolean stub = first.get().value() == 0;
        for (int i = 0; i < FURTHER_REPLIES; i++) {
            Optional<Reply> further = link.poll(Opcode.SYNC, deadline.atMost(patience));
            stub &= further.map(reply -> reply.value() == 0).orElse(true);
        }
        link.speak(stub ? attachment().stubDialect() : first.get().rom());
        return true;
    }
}
