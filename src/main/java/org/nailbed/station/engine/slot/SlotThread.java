package org.nailbed.station.engine.slot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The one thread of a slot: waits for a start, runs it, waits again. Nothing else touches the slot's port. */
public final class SlotThread {

    private static final Logger LOG = System.getLogger(SlotThread.class.getName());

    /** Starts in order; an empty one sends the thread home. */
    private final BlockingQueue<Optional<RunOrder>> mailbox = new LinkedBlockingQueue<>();

    private final Slot slot;
    private final Workshop shop;
    private final Thread thread;

    /** Starts the thread. */
    public SlotThread(Slot slot, Workshop shop) {
        this.slot = slot;
        this.shop = shop;
        this.thread = new Thread(this::work, "slot-" + slot.number());
        thread.start();
    }

    public void run(RunOrder start) {
        mailbox.add(Optional.of(start));
    }

    /** Ends the thread after the runs that were ordered. */
    public void goHome() {
        mailbox.add(Optional.empty());
    }

    public Thread thread() {
        return thread;
    }

    private void work() {
        try {
            for (Optional<RunOrder> next = mailbox.take(); next.isPresent(); next = mailbox.take()) {
                new SlotRun(slot, shop, next.get()).run();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, Thread.currentThread().getName() + " was interrupted while idle and ends.", e);
        }
    }
}
