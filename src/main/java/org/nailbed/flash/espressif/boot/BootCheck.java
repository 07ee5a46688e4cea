package org.nailbed.flash.espressif.boot;

import java.util.Optional;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.FlashException;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;

/**
 * Starts a board and listens. A ROM that takes its crystal for another prints at a rate of its own (protocol reference, 2.6), while
 * the application after it may print at the usual one: then the board is started once for each.
 */
public final class BootCheck {
    private final Port port;
    private final Runnable reset;
    private BootWatch watch;

    /** @param reset starts the board */
    public BootCheck(Port port, Runnable reset) {
        this.port = port;
        this.reset = reset;
        this.watch = new BootWatch(port);
    }

    /**
     * Returns as soon as the application has named itself at one of the rates.
     *
     * @param romBaud of the ROM's text
     * @param usualBaud of most applications
     * @throws FlashException as {@link BootWatch#listen}
     */
    public BootLog run(int romBaud, int usualBaud, Deadline deadline) {
        if (romBaud == usualBaud) {
            start(usualBaud);
            return watch.listen(deadline);
        }
        start(romBaud);
        BootWatch first = watch.stoppingAtNoise();
        Optional<BootLog> heard = listen(first, deadline);
        if (heard.isPresent()) {
            return heard.get();
        }
        start(usualBaud);
        watch = new BootWatch(port);
        BootLog second = watch.listen(deadline);
        return new BootLog(first.heard().all() + second.text(), first.heard().resetReason(), second.application());
    }

    /** As {@link BootWatch#rest}, of the start in which the application named itself. */
    public byte[] rest() {
        return watch.rest();
    }

    private void start(int baud) {
        port.setBaud(baud);
        port.discardInput();
        reset.run();
    }

    /** Empty when what came is for the other rate. */
    private static Optional<BootLog> listen(BootWatch watch, Deadline deadline) {
        try {
            return Optional.of(watch.listen(deadline));
        } catch (FlashException e) {
            if (watch.heardNoise()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
