package org.nailbed.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every port must do, whatever it is made of. */
@Timeout(20)
public abstract class PortContract {
    private static final Duration LONG = Duration.ofSeconds(15);
    /** What the contract allows for, plus what a busy machine needs to schedule a thread. */
    private static final long FREED_WITHIN_MILLIS = 200 + 300;

    /** The far side of a port. */
    public interface Peer extends AutoCloseable {
        Port open();

        void send(byte[] bytes);

        /** Waits until it has got this many bytes; nothing is taken from the port before the first call. */
        byte[] receive(int count);

        void unplug();

        @Override
        void close();
    }

    private Peer peer;
    private Port port;

    protected abstract Peer peer();

    @BeforeEach
    void open() {
        peer = peer();
        port = peer.open();
    }

    @AfterEach
    void nothingIsLeft() {
        port.close();
        peer.close();
        await().atMost(Duration.ofSeconds(2))
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("nailbed-")));
    }

    @Test
    void unplugFreesABlockedRead() {
        CompletableFuture<Integer> read = inThread(this::readLong);
        awaitBlocked();
        peer.unplug();
        assertFault(() -> join(read), WireFault.PORT_GONE);
    }

    @Test
    void unplugDuringAWriteIsAFault() {
        CompletableFuture<Integer> write = inThread(() -> writeEndlessly(LONG));
        awaitBlocked();
        peer.unplug();
        assertFault(() -> join(write), WireFault.PORT_GONE);
    }

    @Test
    void aWriteThatStallsEndsAtItsDeadlineAndClosesThePort() {
        long start = System.nanoTime();
        assertFault(() -> writeEndlessly(Duration.ofMillis(300)), WireFault.WRITE_STALLED);
        assertThat(millisSince(start)).isBetween(290L, 300 + FREED_WITHIN_MILLIS);
        assertFault(() -> port.read(new byte[1], 0, 1, in(0)), WireFault.CLOSED);
    }

    @Test
    void anInterruptFreesABlockedRead() throws InterruptedException {
        assertInterruptFrees(this::readLong);
    }

    @Test
    void anInterruptFreesAStalledWrite() throws InterruptedException {
        assertInterruptFrees(() -> writeEndlessly(LONG));
    }

    @Test
    void closeFreesABlockedRead() {
        assertCloseFrees(this::readLong);
    }

    @Test
    void closeFreesAStalledWrite() {
        assertCloseFrees(() -> writeEndlessly(LONG));
    }

    @Test
    void nothingWorksAfterClose() {
        port.close();
        port.close();
        assertFault(() -> port.read(new byte[1], 0, 1, in(100)), WireFault.CLOSED);
        assertFault(() -> port.write(new byte[1], in(100)), WireFault.CLOSED);
        assertFault(() -> port.setBaud(115_200), WireFault.CLOSED);
        assertFault(() -> port.setLines(Lines.RTS), WireFault.CLOSED);
        assertFault(port::discardInput, WireFault.CLOSED);
    }

    @Test
    void anInterruptedThreadIsRefusedAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertFault(() -> port.read(new byte[1], 0, 1, in(100)), WireFault.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closeInAnInterruptedThreadStillClosesAndKeepsTheFlag() {
        Thread.currentThread().interrupt();
        port.close();
        assertThat(Thread.interrupted()).isTrue();
        assertFault(() -> port.read(new byte[1], 0, 1, in(0)), WireFault.CLOSED);
    }

    @Test
    void aReadOfNothingEndsAtItsDeadline() {
        for (int millis : new int[] {0, 30, 120, 250}) {
            long start = System.nanoTime();
            assertThat(port.read(new byte[8], 0, 8, in(millis))).isZero();
            assertThat(millisSince(start)).isBetween((long) millis, millis + FREED_WITHIN_MILLIS);
        }
    }

    @Test
    void aReadTakesWhatIsThereAtOnceAndOnlyThat() {
        peer.send(new byte[] {7, 8, 9});
        byte[] into = new byte[10];
        assertThat(readAtLeast(3, into)).isEqualTo(3);
        assertThat(into).startsWith(0, 0, 7, 8, 9, 0);
        assertThat(port.read(into, 0, 10, in(0))).isZero();
    }

    private int readAtLeast(int count, byte[] into) {
        int got = 0;
        while (got < count) {
            got += port.read(into, 2 + got, into.length - 2 - got, Deadline.after(LONG));
        }
        return got;
    }

    @Test
    void aWaitingReadReturnsAsSoonAsAByteComes() {
        CompletableFuture<Integer> read = inThread(this::readLong);
        awaitBlocked();
        long start = System.nanoTime();
        peer.send(new byte[] {1});
        assertThat(join(read)).isEqualTo(1);
        assertThat(millisSince(start)).isCloseTo(0, within(100L));
    }

    @Test
    void everyByteValuePassesUnchangedInBothDirections() {
        byte[] sent = randomBytes(200_000);
        CompletableFuture<byte[]> received = inThread(() -> peer.receive(sent.length));
        port.write(sent, Deadline.after(LONG));
        assertThat(join(received)).isEqualTo(sent);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> peer.send(sent));
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        byte[] part = new byte[4096];
        while (got.size() < sent.length) {
            got.write(part, 0, port.read(part, 0, part.length, Deadline.after(LONG)));
        }
        sending.join();
        assertThat(got.toByteArray()).isEqualTo(sent);
    }

    @Test
    void discardedInputIsNotRead() {
        // One write that fits every buffer on the way: when its first byte is there, the others are.
        peer.send(new byte[1000]);
        assertThat(port.read(new byte[1], 0, 1, Deadline.after(LONG))).isOne();
        port.discardInput();
        assertThat(port.read(new byte[1], 0, 1, in(50))).isZero();
        peer.send(new byte[] {42});
        byte[] next = new byte[1];
        assertThat(port.read(next, 0, 1, Deadline.after(LONG))).isOne();
        assertThat(next).containsExactly(42);
    }

    @Test
    void theTraceTellsOfBothDirectionsAfterClose() {
        port.write(new byte[] {(byte) 0xC0, 'o', 'u', 't'}, in(1000));
        peer.send("in".getBytes(US_ASCII));
        readAtLeast(2, new byte[8]);
        port.setBaud(921_600);
        port.close();
        assertThat(port.trace().dump()).contains("c0 6f 75 74", ".out", "69 6e", "921600 baud");
    }

    private void assertInterruptFrees(IntSupplier blocked) throws InterruptedException {
        CompletableFuture<Integer> result = new CompletableFuture<>();
        boolean[] flagKept = new boolean[1];
        Thread thread = new Thread(() -> {
            try {
                result.complete(blocked.getAsInt());
            } catch (RuntimeException e) {
                flagKept[0] = Thread.currentThread().isInterrupted();
                result.completeExceptionally(e);
            }
        });
        thread.start();
        awaitBlocked();
        long start = System.nanoTime();
        thread.interrupt();
        thread.join();
        assertThat(millisSince(start)).isLessThan(FREED_WITHIN_MILLIS);
        assertFault(() -> join(result), WireFault.INTERRUPTED);
        assertThat(flagKept[0]).isTrue();
    }

    private void assertCloseFrees(Supplier<Integer> blocked) {
        CompletableFuture<Integer> call = inThread(blocked);
        awaitBlocked();
        long start = System.nanoTime();
        port.close();
        await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(1)).until(call::isDone);
        assertThat(millisSince(start)).isLessThan(FREED_WITHIN_MILLIS);
        assertFault(() -> join(call), WireFault.CLOSED);
    }

    private int readLong() {
        return port.read(new byte[16], 0, 16, Deadline.after(LONG));
    }

    /** More than any buffer between here and the peer holds. */
    private int writeEndlessly(Duration budget) {
        byte[] block = new byte[64 * 1024];
        Deadline deadline = Deadline.after(budget);
        for (int i = 0; i < 1000; i++) {
            port.write(block, deadline);
        }
        throw new AssertionError("64 MB went nowhere");
    }

    /** There is no event to wait for when a thread hangs in the kernel; long enough for it to get there. */
    private static void awaitBlocked() {
        await().pollDelay(Duration.ofMillis(250)).until(() -> true);
    }

    private static <T> CompletableFuture<T> inThread(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, command -> new Thread(command, "contract").start());
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.get(15, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WireException fault) {
                throw fault;
            }
            throw new AssertionError(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public static void assertFault(ThrowingCallable call, WireFault fault) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WireException.class,
                        thrown -> assertThat(thrown.fault())
                                .as(thrown.getMessage())
                                .isEqualTo(fault));
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static Deadline in(int millis) {
        return Deadline.after(Duration.ofMillis(millis));
    }

    private static long millisSince(long startNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}
