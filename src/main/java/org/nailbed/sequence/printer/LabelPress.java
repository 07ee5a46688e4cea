package org.nailbed.sequence.printer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Printers;
import org.nailbed.sequence.Printers.Printer;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.zpl.PrinterStatus;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.ports.Ports;

/**
 * Prints on one printer. That its bytes were taken says nothing of a label: a printer is asked before and after, until nothing waits
 * in it any more. A label that did not come out is cancelled (~JA): one that comes out later would stick to another board.
 */
public final class LabelPress {

    /** A printer that answers ~HS does so at once. */
    private static final Duration STATUS_WITHIN = Duration.ofSeconds(3);

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String CANCEL = "~JA";
    private static final int MAX_STATUS_CHARACTERS = 4096;

    /** Of the serial line of label printers as they come. */
    private static final int BAUD = 9600;

    private final Printer printer;
    private final PhaseWork work;

    public LabelPress(Printer printer, PhaseWork work) {
        this.printer = printer;
        this.work = work;
    }

    /**
     * Prints, and returns when every copy is out; of a printer that is not asked, when it has taken them.
     *
     * @throws SequenceException PRINTER_DOWN when it cannot be reached, PRINTER_NOT_READY with what to do, STOPPED
     */
    public void print(String zpl, Deadline deadline) {
        try (PrinterTurn turn = PrinterTurn.take(printer, work, deadline)) {
            Optional<DeviceFile> file = DeviceFile.at(printer.name(), printer.address());
            if (file.isPresent()) {
                print(zpl, file.get(), deadline);
            } else {
                printOverPort(zpl, deadline);
            }
        } catch (WireException e) {
            throw e.fault() == WireFault.INTERRUPTED
                    ? new SequenceException(
                            FaultCode.STOPPED, "Stopped while printer " + printer.name() + " printed.", e)
                    : new SequenceException(
                            FaultCode.PRINTER_DOWN, "Printer %s: %s".formatted(printer.name(), e.getMessage()), e);
        }
    }

    private void print(String zpl, DeviceFile file, Deadline deadline) {
        if (printer.status() == Printers.Status.ASKED) {
            throw new SequenceException(
                    FaultCode.PRINTER_NOT_READY,
                    "Printer %s (%s) only takes bytes and never tells its state. Say so in the station file."
                            .formatted(printer.name(), printer.address()));
        }
        file.write(zpl.getBytes(UTF_8), deadline);
    }

    private void printOverPort(String zpl, Deadline deadline) {
        try (Port port = Ports.open(printer.address(), BAUD, deadline.atMost(CONNECT_WITHIN))) {
            if (printer.status() == Printers.Status.SILENT) {
                port.write(zpl.getBytes(UTF_8), deadline);
                // Closing over unread input would take back what the printer has not read yet.
                port.discardInput();
            } else {
                checkReady(status(port, deadline));
                printAndWatch(zpl, port, deadline);
            }
        }
    }

    private void printAndWatch(String zpl, Port port, Deadline deadline) {
        boolean printed = false;
        try {
            port.write(zpl.getBytes(UTF_8), deadline);
            PrinterStatus status = status(port, deadline);
            while (status.problems().isEmpty() && status.waiting() > 0 && !deadline.hasPassed()) {
                work.ticker().sleep(BETWEEN_LOOKS);
                status = status(port, deadline);
            }
            checkReady(status);
            checkDone(status, deadline);
            printed = true;
        } finally {
            if (!printed) {
                cancel(port);
            }
        }
    }

    /** Also of a thread that is being stopped: what is in the printer would come out all the same. */
    private static void cancel(Port port) {
        boolean stopped = Thread.interrupted();
        try {
            port.write(CANCEL.getBytes(US_ASCII), Deadline.after(Duration.ofSeconds(1)));
        } catch (WireException e) {
            // The connection is what failed; then nothing more can be said to this printer.
        } finally {
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private PrinterStatus status(Port port, Deadline deadline) {
        Deadline until = deadline.atMost(STATUS_WITHIN);
        port.discardInput();
        port.write(PrinterStatus.QUERY.getBytes(US_ASCII), deadline);
        StringBuilder heard = new StringBuilder();
        byte[] chunk = new byte[512];
        Optional<PrinterStatus> status = Optional.empty();
        while (status.isEmpty() && !until.hasPassed() && heard.length() < MAX_STATUS_CHARACTERS) {
            int count = port.read(chunk, 0, chunk.length, until);
            heard.append(new String(chunk, 0, count, US_ASCII));
            status = PrinterStatus.parse(heard.toString());
        }
        return status.orElseThrow(() -> new SequenceException(
                FaultCode.PRINTER_NOT_READY,
                ("Printer %s (%s) does not tell its state within %d ms. Check labels, ribbon and head; of a printer that never tells,"
                                + " say so in the station file.")
                        .formatted(
                                printer.name(),
                                printer.address(),
                                until.budget().toMillis())));
    }

    private void checkReady(PrinterStatus status) {
        if (!status.problems().isEmpty()) {
            throw new SequenceException(
                    FaultCode.PRINTER_NOT_READY,
                    "Printer %s (%s) is not ready: %s."
                            .formatted(printer.name(), printer.address(), String.join("; ", status.problems())));
        }
    }

    private void checkDone(PrinterStatus status, Deadline deadline) {
        if (status.waiting() > 0) {
            throw new SequenceException(
                    FaultCode.PRINTER_NOT_READY,
                    "Printer %s (%s) has not printed all after %d ms: %d are left. Look at it; give the phase a longer budget."
                            .formatted(
                                    printer.name(),
                                    printer.address(),
                                    deadline.budget().toMillis(),
                                    status.waiting()));
        }
    }
}
