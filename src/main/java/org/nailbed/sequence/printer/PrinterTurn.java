package org.nailbed.sequence.printer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Printers.Printer;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.Deadline;

/**
 * A printer in the hands of one slot: most printers take one connection at a time, and two labels must not mingle. A printer is
 * known by its address, in the whole process, as a port is.
 */
final class PrinterTurn implements AutoCloseable {

    private static final Map<String, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final ReentrantLock lock;

    private PrinterTurn(ReentrantLock lock) {
        this.lock = lock;
    }

    /**
     * Waits until nobody else prints there; whoever came first is first.
     *
     * @throws SequenceException PRINTER_NOT_READY when the deadline passed, STOPPED when interrupted
     */
    static PrinterTurn take(Printer printer, PhaseWork work, Deadline deadline) {
        ReentrantLock lock = LOCKS.computeIfAbsent(printer.address(), address -> new ReentrantLock(true));
        if (!lock.tryLock()) {
            work.waitingFor(Optional.of("printer " + printer.name() + ", used by another slot"));
            try {
                await(lock, printer, deadline);
            } finally {
                work.waitingFor(Optional.empty());
            }
        }
        return new PrinterTurn(lock);
    }

    private static void await(ReentrantLock lock, Printer printer, Deadline deadline) {
        try {
            if (!lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SequenceException(
                        FaultCode.PRINTER_NOT_READY,
                        "Printer %s was not free within %d ms: other slots print. Start again, or give the phase a longer budget."
                                .formatted(printer.name(), deadline.budget().toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SequenceException(
                    FaultCode.STOPPED, "Stopped while printer " + printer.name() + " was waited for.", e);
        }
    }

    @Override
    public void close() {
        lock.unlock();
    }
}
