package org.nailbed.wire.serial;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Inputs;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortInfo;
import org.nailbed.wire.Trace;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.WireFaults;

/** A serial device that may vanish and come back; until it is waited for it behaves as if it were gone for good. */
public final class ReturningPort implements Port {
    /** A system names a USB device some tenths of a second after it was plugged. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final String address;
    private final Trace trace = new Trace();
    private final Object switching = new Object();
    private Optional<PortInfo.Usb> usb = Optional.empty();
    private boolean usbAsked;
    private volatile SerialPort current;
    private volatile boolean closed;

    private ReturningPort(String address, int baud) {
        this.address = address;
        current = SerialPort.open(new SerialPort.Place(DevicePath.resolve(address), address, trace), baud);
    }

    /**
     * Opens a device exclusively, both lines released.
     *
     * @param address its path, a link to it, or a USB location
     */
    public static Port open(String address, int baud) {
        return new ReturningPort(address, baud);
    }

    @Override
    public void awaitReturn(Deadline deadline) {
        int baud = current.baud();
        current.close();
        trace.note("waiting for its return");
        @Nullable WireException last = null;
        while (!deadline.hasPassed()) {
            if (closed) {
                throw WireFaults.closed(address);
            }
            try {
                goOnWith(SerialPort.open(new SerialPort.Place(whereNow(), address, trace), baud));
                return;
            } catch (WireException e) {
                if (e.fault() == WireFault.INTERRUPTED || e.fault() == WireFault.CLOSED) {
                    throw e;
                }
                last = e;
            }
            pause(deadline);
        }
        throw WireFaults.notBack(address, deadline, last);
    }

    /** Another terminal may bear the old number now, and this one another: the USB location tells. */
    private String whereNow() {
        String path = usb.flatMap(SysTty.SYSTEM::pathOf).orElseGet(() -> DevicePath.resolve(address));
        if (usb.isPresent() && !SysTty.SYSTEM.isInPlaceOf(usb.get(), path)) {
            throw WireFaults.notFound(address, null);
        }
        return path;
    }

    private void goOnWith(SerialPort opened) {
        synchronized (switching) {
            current = opened;
            if (!closed) {
                return;
            }
        }
        opened.close();
        throw WireFaults.closed(address);
    }

    private void pause(Deadline deadline) {
        try {
            deadline.ticker().sleep(deadline.atMost(LOOK_AGAIN).remaining());
        } catch (WireException e) {
            throw WireFaults.interrupted(address);
        }
    }

    @Override
    public String address() {
        return address;
    }

    /** Asked once: a device that is gone cannot be asked any more. */
    @Override
    public Optional<PortInfo.Usb> usb() {
        if (!usbAsked) {
            usb = current.usb();
            usbAsked = true;
        }
        return usb;
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) {
        return current.read(into, offset, length, deadline);
    }

    @Override
    public void write(byte[] bytes, int offset, int length, Deadline deadline) {
        current.write(bytes, offset, length, deadline);
    }

    @Override
    public int baud() {
        return current.baud();
    }

    @Override
    public void setBaud(int baud) {
        current.setBaud(baud);
    }

    @Override
    public boolean hasLines() {
        return current.hasLines();
    }

    @Override
    public void setLines(Lines lines) {
        current.setLines(lines);
    }

    @Override
    public Optional<Inputs> inputs() {
        return current.inputs();
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public void close() {
        synchronized (switching) {
            closed = true;
        }
        current.close();
    }
}
