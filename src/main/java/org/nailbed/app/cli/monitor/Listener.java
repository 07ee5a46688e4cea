package org.nailbed.app.cli.monitor;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nailbed.app.cli.crew.Crew;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.Ticker;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.ports.Ports;

/** Listens to one board until its time is over or what is waited for was printed. */
final class Listener implements Crew.Task {
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final Duration IN_RESET = Duration.ofMillis(100);
    /** A prompt without a line end is shown after this silence. */
    private static final Duration SILENCE = Duration.ofMillis(200);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    /** Longer than anyone listens. */
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    /**
     * What is asked of every board.
     *
     * @param until what a line has to hold to end it
     */
    record Order(int baud, boolean resets, Optional<Duration> atMost, Optional<Pattern> until) {}

    private final String address;
    private final Order order;
    private final MonitorPrinter printer;
    private final LineCutter cutter = new LineCutter();
    private final byte[] chunk = new byte[4096];
    private boolean crashed;
    private boolean found;
    private volatile ExitCode exit = ExitCode.INTERNAL;

    Listener(String address, Order order, MonitorPrinter printer) {
        this.address = address;
        this.order = order;
        this.printer = printer;
    }

    @Override
    public String port() {
        return address;
    }

    /** Of a board that is not listened to any more. */
    ExitCode exit() {
        return exit;
    }

    @Override
    public void run() {
        try {
            listen(Deadline.after(order.atMost().orElse(FOR_EVER)));
            boolean missed = order.until().isPresent() && !found;
            exit = crashed || missed ? ExitCode.BOOT_FAILED : ExitCode.OK;
            if (missed) {
                printer.note(address, "'" + order.until().get() + "' was not heard.");
            }
        } catch (RuntimeException e) {
            Failure failure = Failure.of(e);
            exit = failure.exit();
            if (exit != ExitCode.INTERRUPTED) {
                printer.failure(address, failure, e);
            }
        }
    }

    private void listen(Deadline deadline) {
        Port port = Ports.open(address, order.baud(), Deadline.after(OPEN));
        boolean toReset = order.resets();
        try {
            while (!found && !deadline.hasPassed()) {
                try {
                    if (toReset) {
                        toReset = false;
                        reset(port);
                    }
                    hear(port, deadline);
                } catch (WireException e) {
                    port.close();
                    if (e.fault() != WireFault.PORT_GONE) {
                        throw e;
                    }
                    printer.note(address, "The port has gone; waiting for it to come back.");
                    port = reopen(deadline, e);
                    printer.note(address, "The port is back.");
                }
            }
        } finally {
            port.close();
        }
    }

    private void reset(Port port) {
        if (!port.hasLines()) {
            printer.note(address, "The port has no lines: the board is not restarted.");
            return;
        }
        port.discardInput();
        port.setLines(Lines.RTS);
        Ticker.SYSTEM.sleep(IN_RESET);
        port.setLines(Lines.NONE);
    }

    private void hear(Port port, Deadline deadline) {
        int count = port.read(chunk, 0, chunk.length, deadline.atMost(cutter.holdsPart() ? SILENCE : BETWEEN_TRIES));
        for (String line : cutter.feed(chunk, count)) {
            if (!found) {
                heard(line);
            }
        }
        if (count == 0 && cutter.holdsPart()) {
            heard(cutter.end());
        }
    }

    private void heard(String line) {
        Optional<CrashSign> sign = CrashSign.in(line);
        crashed |= sign.isPresent();
        printer.line(address, line, sign);
        found |= order.until().filter(wanted -> wanted.matcher(line).find()).isPresent();
    }

    /** A chip's own USB port goes with every reset of the chip and comes back. */
    private Port reopen(Deadline deadline, WireException gone) {
        while (!deadline.hasPassed()) {
            Ticker.SYSTEM.sleep(BETWEEN_TRIES);
            try {
                return Ports.open(address, order.baud(), deadline);
            } catch (WireException e) {
                boolean mayComeBack = e.fault() == WireFault.PORT_NOT_FOUND || e.fault() == WireFault.PORT_BUSY;
                if (!mayComeBack) {
                    throw e;
                }
            }
        }
        throw gone;
    }
}
