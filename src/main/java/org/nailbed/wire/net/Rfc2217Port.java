package org.nailbed.wire.net;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Inputs;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.Trace;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.WireFaults;
import org.nailbed.wire.net.ComPortLink.Request;

/**
 * A serial port of another computer, over Telnet (RFC 2217; other-protocols reference, 6).
 *
 * <p>All goes over one connection in order, so a line change never overtakes data. Servers differ in what they answer: one that
 * leaves the first request of a kind unanswered is not waited for again.
 */
public final class Rfc2217Port implements Port {
    private static final String NO_CONTROL_ANSWERS = "?ign_set_control";

    private static final int BITS_PER_CHARACTER = 8;
    private static final int NO_PARITY = 1;
    private static final int ONE_STOP_BIT = 1;
    private static final int NO_FLOW_CONTROL = 1;
    private static final int PURGE_RECEIVED = 1;
    private static final int ALL_MODEM_STATES = 0xFF;

    private static final Duration NEGOTIATION_TIME = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(3);

    /** Twice what a slow wireless link takes there and back. */
    private static final Duration COURTESY_TIME = Duration.ofMillis(300);

    /** SET-CONTROL's values for the two lines. */
    private enum Line {
        DTR(8, 9),
        RTS(11, 12);

        private final int on;
        private final int off;

        Line(int on, int off) {
            this.on = on;
            this.off = off;
        }
    }

    private final TcpPort pipe;
    private final Trace trace = new Trace();
    private final ComPortLink link;
    private boolean answersControl;
    private boolean answersPurge = true;
    private boolean askedForModemState;
    /** As last asked for; a server may have any at first. */
    private Optional<Lines> lines = Optional.empty();

    private int baud;

    private Rfc2217Port(TcpPort pipe, boolean answersControl) {
        this.pipe = pipe;
        this.link = new ComPortLink(pipe);
        this.answersControl = answersControl;
    }

    /** @param address may end in {@value #NO_CONTROL_ANSWERS}, as pyserial's may: line changes are not waited for then */
    public static Port open(String address, int baud, Deadline deadline) {
        boolean answersControl = !address.endsWith(NO_CONTROL_ANSWERS);
        if (answersControl && address.contains("?")) {
            throw WireFaults.badAddress(address, "of options only " + NO_CONTROL_ANSWERS + " is known", null);
        }
        Rfc2217Port port = new Rfc2217Port(TcpPort.open(address, baud, deadline), answersControl);
        try {
            port.link.negotiate(deadline.atMost(NEGOTIATION_TIME));
            port.trace.note(address + " connected");
            port.configure(baud);
            return port;
        } catch (RuntimeException e) {
            port.close();
            throw e;
        }
    }

    private void configure(int newBaud) {
        link.ask(Request.DATA_BITS, (byte) BITS_PER_CHARACTER);
        link.ask(Request.PARITY, (byte) NO_PARITY);
        link.ask(Request.STOP_BITS, (byte) ONE_STOP_BIT);
        link.ask(Request.CONTROL, (byte) NO_FLOW_CONTROL);
        setBaud(newBaud);
    }

    @Override
    public String address() {
        return pipe.address();
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) {
        pipe.checkUsable();
        ByteQueue received = link.received();
        boolean inTime = true;
        while (inTime && received.isEmpty()) {
            inTime = link.pump(deadline);
        }
        int count = received.take(into, offset, length);
        if (count > 0) {
            trace.record(Trace.Kind.RECEIVED, into, offset, count);
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length, Deadline deadline) {
        pipe.write(TelnetStream.escape(bytes, offset, length), deadline);
        trace.record(Trace.Kind.SENT, bytes, offset, length);
    }

    @Override
    public int baud() {
        return baud;
    }

    @Override
    public void setBaud(int newBaud) {
        link.ask(Request.BAUD, ByteBuffer.allocate(4).putInt(newBaud).array());
        byte[] answer = link.awaitAnswer(Request.BAUD, ANSWER_TIME).orElseThrow(() -> baudIgnored(newBaud));
        int inForce = answer.length == 4 ? ByteBuffer.wrap(answer).getInt() : 0;
        if (inForce != newBaud) {
            throw WireFaults.baudRefused(address(), newBaud);
        }
        baud = newBaud;
        trace.note(newBaud + " baud");
    }

    private WireException baudIgnored(int newBaud) {
        return new WireException(
                WireFault.BAUD_REFUSED,
                "Port " + address() + " does not answer the request for " + newBaud + " baud within "
                        + ANSWER_TIME.toMillis() + " ms. Check that the server has its serial device.");
    }

    @Override
    public boolean hasLines() {
        return true;
    }

    /**
     * Passes through "both" where it must change both, and never lets a moment with the chip in reset come of a release: DTR on,
     * RTS, DTR off.
     */
    @Override
    public void setLines(Lines wanted) {
        pipe.checkUsable();
        boolean dtrChanges = lines.map(now -> now.dtr() != wanted.dtr()).orElse(true);
        if (dtrChanges && wanted.dtr()) {
            control(Line.DTR.on);
        }
        if (lines.map(now -> now.rts() != wanted.rts()).orElse(true)) {
            control(wanted.rts() ? Line.RTS.on : Line.RTS.off);
        }
        if (dtrChanges && !wanted.dtr()) {
            control(Line.DTR.off);
        }
        lines = Optional.of(wanted);
        trace.note("lines " + wanted);
    }

    private void control(int value) {
        link.ask(Request.CONTROL, (byte) value);
        answersControl = answersControl
                && link.awaitAnswer(Request.CONTROL, COURTESY_TIME).isPresent();
    }

    /**
     * As the server notified last. Servers tell of changes when asked to, and most of the state at the connection; one that
     * has said nothing is asked for all, once.
     */
    @Override
    public Optional<Inputs> inputs() {
        link.pump(Deadline.after(Duration.ZERO));
        if (!askedForModemState) {
            askedForModemState = true;
            link.ask(Request.MODEM_STATE_MASK, (byte) ALL_MODEM_STATES);
            if (link.modemState().isEmpty()) {
                link.ask(Request.MODEM_STATE);
                link.awaitAnswer(Request.MODEM_STATE, COURTESY_TIME);
            }
        }
        return link.modemState().map(Rfc2217Port::inputs);
    }

    /** Bits of NOTIFY-MODEMSTATE (RFC 2217, section 3). */
    private static Inputs inputs(byte bits) {
        return new Inputs((bits & 0x10) != 0, (bits & 0x20) != 0, (bits & 0x80) != 0, (bits & 0x40) != 0);
    }

    /** A server empties what it holds itself; what is on its way to us, or still in front of it, is awaited and dropped here. */
    @Override
    public void discardInput() {
        link.ask(Request.PURGE, (byte) PURGE_RECEIVED);
        answersPurge =
                answersPurge && link.awaitAnswer(Request.PURGE, COURTESY_TIME).isPresent();
        link.received().clear();
        Port.super.discardInput();
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public void close() {
        pipe.close();
        trace.note("closed");
    }
}
