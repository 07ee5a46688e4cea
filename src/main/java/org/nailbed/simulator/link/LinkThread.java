package org.nailbed.simulator.link;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.nailbed.simulator.SimulatorException;

/** The one thread that a link and whoever lives on it belong to; it sleeps until bytes come or the next event is due. */
public final class LinkThread implements AutoCloseable {
    private static final long LONGEST_FAREWELL_MILLIS = 5_000;

    private final Link link;
    private final Dweller dweller;
    private final Thread thread;
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;
    private volatile boolean ended;

    /** Who lives on a link. Called on the link's thread alone; times are of {@link System#nanoTime}. */
    public interface Dweller extends Link.Events {

        /** The thread has started. */
        default void begin(long now) {}

        /** Does all that was due until now. */
        void advance(long now);

        /** When {@link #advance} is wanted next; {@link Long#MAX_VALUE} if only bytes or lines matter. */
        long nextEventNanos();

        /** Whether the client should be left waiting with further bytes. */
        default boolean isFull() {
            return false;
        }

        /** The last call, while the link is still there. */
        default void end() {}
    }

    /** Takes over the link, which {@link #close} frees. */
    public LinkThread(String name, Link link, Dweller dweller) {
        this.link = link;
        this.dweller = dweller;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public Link link() {
        return link;
    }

    private void run() {
        try {
            dweller.begin(System.nanoTime());
            while (!closing) {
                answerThoseLeft();
                dweller.advance(System.nanoTime());
                link.service(closing ? 0 : dweller.nextEventNanos(), !dweller.isFull(), dweller);
            }
        } finally {
            closing = true;
            dweller.end();
            link.close();
            ended = true;
            answerThoseLeft();
        }
    }

    /**
     * Runs this on the link's thread and waits for what it gives.
     *
     * @throws SimulatorException when the thread has ended
     */
    public <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        orders.add(() -> {
            if (closing) {
                answer.completeExceptionally(new SimulatorException(link.address() + " is closed."));
            } else {
                complete(answer, question);
            }
        });
        link.wake();
        if (ended) {
            answerThoseLeft();
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SimulatorException known ? known : e;
        }
    }

    /** Runs this on the link's thread; it has happened when this returns. */
    public void tell(Runnable order) {
        ask(() -> {
            order.run();
            return true;
        });
    }

    /** Every order gets an answer, also one that came while the thread ended. */
    private void answerThoseLeft() {
        for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
            order.run();
        }
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> question) {
        try {
            answer.complete(question.get());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /** Returns when the thread has ended and everything is free. */
    @Override
    public void close() {
        closing = true;
        link.wake();
        try {
            thread.join(LONGEST_FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
