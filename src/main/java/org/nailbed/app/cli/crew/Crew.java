package org.nailbed.app.cli.crew;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/**
 * One plain thread for each port, so that no board waits for another; all of them stop on Ctrl-C, with their ports freed.
 *
 * <p>The thread that calls {@link #work} is the only one that draws and prints.
 */
public final class Crew {
    private static final long REDRAW_MILLIS = 100;
    /** What a thread needs at most to leave its port, with a reserve. */
    private static final long LEAVE_SECONDS = 5;

    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch reported = new CountDownLatch(1);
    private volatile boolean stopped;

    /** What is done for one port; throws what stopped it. */
    public interface Task extends Runnable {
        /** Its address. */
        String port();
    }

    /**
     * Runs every task and returns when all have ended.
     *
     * @param redraw called ten times a second meanwhile
     * @param report called at the end; on Ctrl-C the program waits for it
     */
    public void work(List<? extends Task> tasks, Runnable redraw, Runnable report) {
        Thread onCtrlC = new Thread(this::stopAndAwaitReport, "nailbed-stop");
        Runtime.getRuntime().addShutdownHook(onCtrlC);
        try {
            tasks.forEach(task -> threads.add(new Thread(task, "nailbed-cli " + task.port())));
            threads.forEach(Thread::start);
            awaitAll(redraw);
            report.run();
        } finally {
            reported.countDown();
            removeHook(onCtrlC);
        }
    }

    /** Whether Ctrl-C or an interrupt ended it. */
    public boolean wasStopped() {
        return stopped;
    }

    private void awaitAll(Runnable redraw) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join(REDRAW_MILLIS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop();
                }
                redraw.run();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }

    private void stopAndAwaitReport() {
        stop();
        try {
            if (!reported.await(LEAVE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(
                        "A port did not let go within " + LEAVE_SECONDS + " s. Unplug its adapter. [PORT_BUSY]");
            }
        } catch (InterruptedException e) {
            throw new WireException(WireFault.INTERRUPTED, "Stopped while stopping.", e);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is on its way out: the hook runs already, and ends now.
        }
    }
}
