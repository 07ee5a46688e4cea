package org.nailbed.wire;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A port without a device: a function from the bytes of one write to the bytes of its reply stands for the board.
 *
 * <p>Waiting goes through the ticker: with a {@link HandTicker} a read that gets nothing turns the clock to its deadline at
 * once, with {@link Ticker#SYSTEM} it really waits.
 */
public final class FakePort implements Port {
    private static final Duration STEP = Duration.ofMillis(1);

    private final Ticker ticker;
    private final UnaryOperator<byte[]> board;
    private final Trace trace;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final List<Lines> lineChanges = new ArrayList<>();
    private byte[] pending = new byte[0];
    private int writeRoom = Integer.MAX_VALUE;
    private boolean gone;
    private boolean returns;
    private Optional<PortInfo.Usb> usb = Optional.empty();
    private Optional<Inputs> inputs = Optional.empty();
    private int inputLooks;
    private boolean remote;
    private boolean lines = true;
    private volatile boolean closed;
    private int baud = 115_200;

    public FakePort(Ticker ticker, UnaryOperator<byte[]> board) {
        this.ticker = ticker;
        this.board = board;
        this.trace = new Trace(ticker);
    }

    /** The board says this by itself. */
    public synchronized void boardSays(byte[] bytes) {
        byte[] joined = Arrays.copyOf(pending, pending.length + bytes.length);
        System.arraycopy(bytes, 0, joined, pending.length, bytes.length);
        pending = joined;
    }

    /** The cable is pulled; what the board said before can still be read. */
    public synchronized void unplug() {
        gone = true;
    }

    /** As {@link #unplug}, but whoever waits for it gets it back. */
    public synchronized void vanish() {
        gone = true;
        returns = true;
    }

    /** Makes it this device's. */
    public FakePort usb(PortInfo.Usb device) {
        usb = Optional.of(device);
        return this;
    }

    /** Makes it one behind a network. */
    public FakePort remote() {
        remote = true;
        return this;
    }

    /** What its input lines say from now on. */
    public synchronized FakePort inputs(Inputs now) {
        inputs = Optional.of(now);
        return this;
    }

    /** How often somebody asked for the input lines. */
    public synchronized int inputLooks() {
        return inputLooks;
    }

    /** Takes its lines away. */
    public FakePort bare() {
        lines = false;
        return this;
    }

    /** From now on the board takes this many bytes more and then none. */
    public synchronized void takeOnly(int bytes) {
        writeRoom = bytes;
    }

    public synchronized byte[] sent() {
        return sent.toByteArray();
    }

    public synchronized List<Lines> lineChanges() {
        return List.copyOf(lineChanges);
    }

    @Override
    public String address() {
        return "fake";
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) {
        int count = take(into, offset, length);
        while (count == 0 && !deadline.hasPassed()) {
            pause(ticker instanceof HandTicker ? deadline.remaining() : STEP);
            count = take(into, offset, length);
        }
        if (count > 0) {
            trace.record(Trace.Kind.RECEIVED, into, offset, count);
        }
        return count;
    }

    private synchronized int take(byte[] into, int offset, int length) {
        checkUsable();
        int count = Math.min(length, pending.length);
        if (count == 0 && gone) {
            throw WireFaults.gone(address(), null);
        }
        System.arraycopy(pending, 0, into, offset, count);
        pending = Arrays.copyOfRange(pending, count, pending.length);
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length, Deadline deadline) {
        int done = give(bytes, offset, length);
        while (done < length) {
            if (deadline.hasPassed()) {
                close();
                throw WireFaults.stalled(address(), deadline);
            }
            pause(STEP);
            done += give(bytes, offset + done, length - done);
        }
        trace.record(Trace.Kind.SENT, bytes, offset, length);
        boardSays(board.apply(Arrays.copyOfRange(bytes, offset, offset + length)));
    }

    private synchronized int give(byte[] bytes, int offset, int length) {
        checkUsable();
        if (gone) {
            throw WireFaults.gone(address(), null);
        }
        int count = Math.min(length, writeRoom);
        writeRoom -= count;
        sent.write(bytes, offset, count);
        return count;
    }

    private void pause(Duration step) {
        try {
            ticker.sleep(step);
        } catch (WireException e) {
            throw WireFaults.interrupted(address());
        }
    }

    @Override
    public synchronized int baud() {
        return baud;
    }

    @Override
    public synchronized void setBaud(int newBaud) {
        checkUsable();
        baud = newBaud;
        trace.note(newBaud + " baud");
    }

    @Override
    public boolean hasLines() {
        return lines;
    }

    @Override
    public Optional<PortInfo.Usb> usb() {
        return usb;
    }

    @Override
    public synchronized Optional<Inputs> inputs() {
        checkUsable();
        if (gone) {
            throw WireFaults.gone(address(), null);
        }
        inputLooks++;
        return inputs;
    }

    @Override
    public boolean isRemote() {
        return remote;
    }

    @Override
    public synchronized void awaitReturn(Deadline deadline) {
        checkUsable();
        if (!returns) {
            throw WireFaults.notBack(address(), deadline, null);
        }
        gone = false;
        returns = false;
        pending = new byte[0];
        trace.note("back");
    }

    @Override
    public synchronized void setLines(Lines lines) {
        checkUsable();
        lineChanges.add(lines);
        trace.note("lines " + lines);
    }

    @Override
    public synchronized void discardInput() {
        checkUsable();
        pending = new byte[0];
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void checkUsable() {
        if (closed) {
            throw WireFaults.closed(address());
        }
        if (Thread.currentThread().isInterrupted()) {
            throw WireFaults.interrupted(address());
        }
    }
}
