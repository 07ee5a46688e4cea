package org.nailbed.station.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.nailbed.run.RunStart;

/** The one thread of a slot: waits for a start, runs it, waits again. Nothing else touches the slot's port. */
final class SlotThread {

    private static final Logger LOG = System.getLogger(SlotThread.class.getName());

    /** Starts in order; an empty one sends the thread home. */
    private final BlockingQueue<Optional<RunStart>> mailbox = new LinkedBlockingQueue<>();

    private final SlotCrew crew;
    private final Thread thread;

    SlotThread(SlotCrew crew) {
        this.crew = crew;
        this.thread = new Thread(this::work, "slot-" + crew.slot().port().number());
        thread.start();
    }

    void run(RunStart start) {
        mailbox.add(Optional.of(start));
    }

    void goHome() {
        mailbox.add(Optional.empty());
    }

    Thread thread() {
        return thread;
    }

    private void work() {
        try {
            for (Optional<RunStart> next = mailbox.take(); next.isPresent(); next = mailbox.take()) {
                new SlotRun(crew, next.get()).run();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, Thread.currentThread().getName() + " was interrupted while idle and ends.", e);
        }
    }
}
