package org.nailbed.wire.serial;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Inputs;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortInfo;
import org.nailbed.wire.Trace;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFaults;

/**
 * A serial device, or a virtual jig's pseudo-terminal with its line socket.
 *
 * <p>jSerialComm ignores interrupts, has no write timeout, and closes a descriptor under a running read or write, whose number
 * the system may have given away by then. So reads come back every 100 ms and look around, {@link WriteWatch} makes a stalled
 * write come back, and {@link #close()} waits for both before it closes.
 */
final class SerialPort implements Port, WriteWatch.Watched {
    /**
     * What is written at once. It leaves a slow adapter (115200 baud) within 200 ms and fits into a buffer that was just
     * flushed; the system joins the pieces, so no gap comes of it.
     */
    private static final int PIECE_BYTES = 2048;

    private static final long POLL_NANOS = 1_000_000;
    private static final long LEAVE_MILLIS = 400;

    private final String address;
    private final SerialDevice device;
    private final Optional<LineSocket> lineSocket;
    private final boolean hasLines;
    private final Supplier<Optional<PortInfo.Usb>> usbSource;
    private final Trace trace;
    /** Held by whoever is inside the device. */
    private final ReentrantLock inside = new ReentrantLock();

    /** jSerialComm copies the whole array that it is given, however little of it is written. */
    private final byte[] piece = new byte[PIECE_BYTES];

    private final WriteState writing = new WriteState();
    private volatile boolean closed;
    private int baud;

    private SerialPort(Place place, SerialDevice device, Optional<LineSocket> lineSocket, int baud) {
        this.address = place.address();
        this.device = device;
        this.lineSocket = lineSocket;
        this.hasLines = lineSocket.isPresent() || device.setLines(Lines.NONE);
        this.usbSource = lineSocket.isPresent() ? this::askUsb : () -> PortDiscovery.usb(place.path());
        this.trace = place.trace();
        this.baud = baud;
        trace.note(address + " opened at " + baud + " baud");
    }

    /**
     * Which device to open.
     *
     * @param path the device itself; {@code address} may be a link to it
     * @param trace is written on; one that vanished and came back is told of in one piece
     */
    record Place(String path, String address, Trace trace) {}

    static SerialPort open(Place place, int baud) {
        Optional<LineSocket> lines = LineSocket.beside(place.address());
        try {
            SerialDevice device = SerialDevice.open(place.path(), place.address(), baud);
            SysTty.SYSTEM.lowerLatency(place.path());
            SerialPort port = new SerialPort(place, device, lines, baud);
            WriteWatch.add(port);
            return port;
        } catch (RuntimeException e) {
            lines.ifPresent(LineSocket::close);
            throw e;
        }
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Optional<PortInfo.Usb> usb() {
        return usbSource.get();
    }

    private Optional<PortInfo.Usb> askUsb() {
        enter();
        try {
            return lineSocket.flatMap(LineSocket::usb);
        } finally {
            inside.unlock();
        }
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) {
        while (true) {
            int count = readOnce(into, offset, length, deadline);
            if (count > 0) {
                trace.record(Trace.Kind.RECEIVED, into, offset, count);
                return count;
            }
            if (count < 0) {
                throw lost();
            }
            if (deadline.hasPassed()) {
                return 0;
            }
        }
    }

    /** The device waits in steps of 100 ms only, so what is left below that is waited for by asking. */
    private int readOnce(byte[] into, int offset, int length, Deadline deadline) {
        boolean waitInDevice = deadline.remainingMillis() >= SerialDevice.READ_WAIT_MILLIS;
        enter();
        try {
            int available = waitInDevice ? length : device.available();
            if (available != 0) {
                return available < 0 ? -1 : device.read(into, offset, length);
            }
        } finally {
            inside.unlock();
        }
        LockSupport.parkNanos(Math.min(POLL_NANOS, deadline.remaining().toNanos()));
        return 0;
    }

    @Override
    public void write(byte[] bytes, int offset, int length, Deadline deadline) {
        int done = 0;
        while (done < length) {
            int count = Math.min(PIECE_BYTES, length - done);
            System.arraycopy(bytes, offset + done, piece, 0, count);
            writePiece(count, deadline);
            done += count;
        }
        trace.record(Trace.Kind.SENT, bytes, offset, length);
    }

    private void writePiece(int length, Deadline deadline) {
        int count;
        boolean freed;
        enter();
        try {
            writing.begin(Thread.currentThread(), deadline);
            count = device.write(piece, 0, length);
        } finally {
            freed = writing.end();
            inside.unlock();
        }
        if (freed && !closed && !Thread.currentThread().isInterrupted()) {
            trace.note("write stalled");
            close();
            throw WireFaults.stalled(address, deadline);
        }
        if (freed || count < length) {
            throw lost();
        }
    }

    @Override
    public void freeStalledWrite() {
        writing.freeIf(closed, device);
    }

    @Override
    public int baud() {
        return baud;
    }

    @Override
    public void setBaud(int newBaud) {
        enter();
        try {
            if (!device.setBaud(newBaud)) {
                throw device.available() < 0 ? lost() : WireFaults.baudRefused(address, newBaud);
            }
            baud = newBaud;
            trace.note(newBaud + " baud");
        } finally {
            inside.unlock();
        }
    }

    @Override
    public boolean hasLines() {
        return hasLines;
    }

    @Override
    public void setLines(Lines lines) {
        enter();
        try {
            if (lineSocket.isPresent()) {
                lineSocket.get().set(lines);
            } else if (hasLines && !device.setLines(lines)) {
                throw lost();
            }
            trace.note("lines " + lines);
        } finally {
            inside.unlock();
        }
    }

    @Override
    public Optional<Inputs> inputs() {
        enter();
        try {
            if (lineSocket.isPresent()) {
                return lineSocket.get().inputs();
            }
            Inputs now = device.inputs();
            if (device.available() < 0) {
                throw lost();
            }
            return hasLines ? Optional.of(now) : Optional.empty();
        } finally {
            inside.unlock();
        }
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public void close() {
        synchronized (writing) {
            if (closed) {
                return;
            }
            closed = true;
        }
        freeStalledWrite();
        boolean alone = enterToClose();
        try {
            release();
        } finally {
            if (alone) {
                inside.unlock();
            }
        }
    }

    private void release() {
        if (lineSocket.isEmpty() && hasLines) {
            device.setLines(Lines.NONE);
        }
        device.close();
        lineSocket.ifPresent(LineSocket::close);
        WriteWatch.remove(this);
        trace.note("closed");
    }

    /** @return false when a driver does not let go of a call; the device is closed under it then, as the last resort */
    private boolean enterToClose() {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEAVE_MILLIS);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return inside.tryLock(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void enter() {
        inside.lock();
        RuntimeException refused = closed
                ? WireFaults.closed(address)
                : Thread.currentThread().isInterrupted() ? WireFaults.interrupted(address) : null;
        if (refused != null) {
            inside.unlock();
            throw refused;
        }
    }

    /** Why a call on the device came back with nothing. */
    private WireException lost() {
        if (closed) {
            return WireFaults.closed(address);
        }
        return Thread.currentThread().isInterrupted()
                ? WireFaults.interrupted(address)
                : WireFaults.gone(address, null);
    }
}
