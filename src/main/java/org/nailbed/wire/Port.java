package org.nailbed.wire;

import java.time.Duration;
import java.util.Optional;

/**
 * An open byte pipe to one board. One thread uses it; {@link #close()} may come from any thread and frees a blocked call, as
 * does an interrupt, both within 200 ms.
 *
 * <p>Every method but {@link #close()} throws {@link WireException}: {@link WireFault#PORT_GONE} when the device vanished,
 * {@link WireFault#INTERRUPTED} (the thread's interrupt flag stays set), {@link WireFault#CLOSED} after close.
 */
public interface Port extends AutoCloseable {

    /** As the user wrote it: {@code /dev/ttyUSB2}, {@code socket://host:port}, {@code rfc2217://host:port}. */
    String address();

    /** The USB device behind the port, as far as this machine can tell; empty where there is none or it is far away. */
    default Optional<PortInfo.Usb> usb() {
        return Optional.empty();
    }

    /** Whether the UART is at another computer (RFC 2217): lines change late there, and one after the other. */
    default boolean isRemote() {
        return false;
    }

    /** Whether {@link #setBaud} reaches a UART; not over raw TCP. */
    default boolean hasBaud() {
        return true;
    }

    /**
     * Waits for at least one byte.
     *
     * @return the number of bytes read, 0 when the deadline passed first
     */
    int read(byte[] into, int offset, int length, Deadline deadline);

    /**
     * Writes all of it; returns when the operating system has taken every byte.
     *
     * @throws WireException {@link WireFault#WRITE_STALLED} when the deadline passed first; the port is closed then, for what
     *     is left in its buffer cannot be known
     */
    void write(byte[] bytes, int offset, int length, Deadline deadline);

    default void write(byte[] bytes, Deadline deadline) {
        write(bytes, 0, bytes.length, deadline);
    }

    int baud();

    /** Changes the rate of both directions at once; without effect where there is no rate (TCP). */
    void setBaud(int baud);

    /** Whether {@link #setLines} reaches any pin. */
    boolean hasLines();

    void setLines(Lines lines);

    /** What the input lines say now; empty where there are none, or where a server does not tell of them. */
    default Optional<Inputs> inputs() {
        return Optional.empty();
    }

    /**
     * Throws away what has arrived and was not read: reads until nothing came for 5 ms, because a driver hands on what it holds in
     * steps, and for 50 ms at most, because a board may talk without end.
     */
    default void discardInput() {
        byte[] dropped = new byte[4096];
        Deadline end = Deadline.after(Duration.ofMillis(50));
        int count;
        do {
            count = read(dropped, 0, dropped.length, end.atMost(Duration.ofMillis(5)));
        } while (count > 0 && !end.hasPassed());
    }

    /**
     * Waits for a device that vanished, as one does whose USB is the chip's own when the chip restarts, and goes on with it: at
     * the same USB location, at the baud of before, both lines released.
     *
     * @throws WireException {@link WireFault#PORT_GONE} when it is not back in time, and at once where nothing can come back
     */
    default void awaitReturn(Deadline deadline) {
        throw WireFaults.gone(address(), null);
    }

    /** The last bytes of both directions with their times; still readable after close. */
    Trace trace();

    /** Idempotent, never throws. */
    @Override
    void close();
}
