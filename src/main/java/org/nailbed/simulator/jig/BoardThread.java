package org.nailbed.simulator.jig;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.board.Board;
import org.nailbed.simulator.board.Cable;
import org.nailbed.simulator.link.Link;

/** The one thread that a board and its link belong to; it sleeps until bytes come or the board's next event is due. */
final class BoardThread implements Cable, Link.Events, AutoCloseable {
    private static final long LONGEST_FAREWELL_MILLIS = 5_000;

    private final Link link;
    private final Board board;
    private final Thread thread;
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;
    private volatile boolean ended;

    /** Builds the board on this cable. */
    interface Builder {
        Board build(Cable cable);
    }

    /** Takes over the link. */
    BoardThread(String name, Link link, Builder builder) {
        this.link = link;
        board = builder.build(this);
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            board.setUp(System.nanoTime());
            while (!closing) {
                answerThoseLeft();
                board.advance(System.nanoTime());
                link.service(closing ? 0 : board.nextEventNanos(), !board.isFull(), this);
            }
        } finally {
            closing = true;
            board.powerOff();
            link.close();
            board.flash().close();
            ended = true;
            answerThoseLeft();
        }
    }

    /** Runs this on the board's thread and waits for what it gives. */
    <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        orders.add(() -> {
            if (closing) {
                answer.completeExceptionally(new SimulatorException("The jig of " + link.address() + " is closed."));
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

    Board board() {
        return board;
    }

    Link link() {
        return link;
    }

    @Override
    public void deliver(byte[] bytes) {
        link.deliver(bytes);
    }

    @Override
    public int clientBaud() {
        return link.clientBaud();
    }

    @Override
    public void pullOut() {
        link.unplug();
    }

    @Override
    public void comeBack() {
        link.plug();
    }

    @Override
    public void opened() {
        board.opened(System.nanoTime());
    }

    @Override
    public void received(byte[] bytes, int length) {
        board.arrived(bytes, length, System.nanoTime());
    }

    @Override
    public void lines(boolean dtr, boolean rts) {
        board.lines(dtr, rts, System.nanoTime());
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
