package org.nailbed.wire.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nailbed.wire.Inputs;
import org.nailbed.wire.Lines;
import org.nailbed.wire.WireFaults;

/**
 * An open device of jSerialComm: its traps are handled here and nowhere else.
 *
 * <p>Opening and enumerating share one lock, because an enumeration frees what a concurrent open works on (jSerialComm issue
 * #326). The owner sees to it that nobody is inside a read or write when {@link #close()} is called.
 */
final class SerialDevice {
    /** jSerialComm counts a read's time in steps of 100 ms; this is the shortest. */
    static final int READ_WAIT_MILLIS = 100;

    private static final long CLOSE_MILLIS = 1000;
    private static final long EXIT_MILLIS = 3000;
    private static final Set<String> HELD = new HashSet<>();

    static {
        // At the program's end jSerialComm closes what is open under its users; this makes it wait for them.
        SerialPort.addShutdownHook(new Thread(SerialDevice::letOwnersClose, "nailbed-ports-close"));
    }

    private final SerialPort device;
    private final String path;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SerialDevice(SerialPort device, String path) {
        this.device = device;
        this.path = path;
    }

    /** @param path as the system names it, links resolved; {@code address} is what the user wrote, for messages */
    static SerialDevice open(String path, String address, int baud) {
        synchronized (HELD) {
            if (HELD.contains(path)) {
                throw WireFaults.heldHere(address);
            }
            SerialPort device = configured(path, address, baud);
            if (!device.openPort()) {
                throw WireFaults.cannotOpen(address, device.getLastErrorCode());
            }
            HELD.add(path);
            return new SerialDevice(device, path);
        }
    }

    private static SerialPort configured(String path, String address, int baud) {
        SerialPort device;
        try {
            device = SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw WireFaults.notFound(address, e);
        }
        device.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        device.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        setReadWait(device);
        // Before the open, or the board sees a blip on DTR and RTS and resets (jSerialComm issue #523).
        device.clearDTR();
        device.clearRTS();
        return device;
    }

    /** Returns whether the device has lines at all; a pseudo-terminal has none. */
    boolean setLines(Lines lines) {
        return device.setDTRandRTS(lines.dtr(), lines.rts());
    }

    /** All released when the device is gone; {@link #available} tells the two apart. */
    Inputs inputs() {
        return new Inputs(device.getCTS(), device.getDSR(), device.getDCD(), device.getRI());
    }

    boolean setBaud(int baud) {
        return device.setBaudRate(baud);
    }

    /** Waits at most {@link #READ_WAIT_MILLIS}; returns 0 when nothing came, -1 when the device is gone. */
    int read(byte[] into, int offset, int length) {
        return device.readBytes(into, length, offset);
    }

    /** Returns how many bytes wait, -1 when the device is gone. */
    int available() {
        return device.bytesAvailable();
    }

    /** Returns how many bytes the system took; fewer than {@code length} when the device is gone. */
    int write(byte[] bytes, int offset, int length) {
        return device.writeBytes(bytes, length, offset);
    }

    /**
     * Makes a write that waits for room come back: drops what is in the system's buffers and wakes the writer. The flush alone
     * does not wake it; setting the timeouts does, for Linux wakes all who wait on a terminal whose settings change.
     */
    void freeWriter() {
        device.flushIOBuffers();
        setReadWait(device);
    }

    private static void setReadWait(SerialPort device) {
        device.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_WAIT_MILLIS, 0);
    }

    /**
     * Returns within a second even when the driver does not let go (jSerialComm issues #266, #404); the path stays held then.
     * Again is harmless.
     */
    void close() {
        // The path may be another's by now.
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Thread closer = new Thread(this::closeAndFree, "nailbed-close " + path);
        closer.setDaemon(true);
        closer.start();
        boolean interrupted = Thread.interrupted();
        try {
            closer.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeAndFree() {
        device.closePort();
        synchronized (HELD) {
            HELD.remove(path);
            HELD.notifyAll();
        }
    }

    private static void letOwnersClose() {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(EXIT_MILLIS);
        synchronized (HELD) {
            long left = EXIT_MILLIS;
            while (!HELD.isEmpty() && left > 0) {
                try {
                    HELD.wait(left);
                } catch (InterruptedException e) {
                    return;
                }
                left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
            }
        }
    }

    static SerialPort[] enumerate() {
        synchronized (HELD) {
            return SerialPort.getCommPorts();
        }
    }
}
