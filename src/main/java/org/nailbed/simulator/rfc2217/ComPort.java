package org.nailbed.simulator.rfc2217;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import org.nailbed.simulator.InputLine;
import org.nailbed.simulator.Rfc2217Style;
import org.nailbed.simulator.link.Conversation;
import org.nailbed.simulator.link.Link;

/** A serial port behind Telnet: the server of RFC 2217 (transports reference, 6). */
public final class ComPort implements Conversation {
    private static final int FIRST_BAUD = 115_200;
    private static final int ANSWER = 100;

    private static final int SIGNATURE = 0;
    private static final int SET_BAUD = 1;
    private static final int SET_DATA_SIZE = 2;
    private static final int SET_PARITY = 3;
    private static final int SET_STOP_SIZE = 4;
    private static final int SET_CONTROL = 5;
    private static final int NOTIFY_MODEM_STATE = 7;
    private static final int LINE_STATE_MASK = 10;
    private static final int MODEM_STATE_MASK = 11;
    private static final int PURGE = 12;

    private static final int NO_FLOW_CONTROL = 1;
    private static final int BREAK_QUERY = 4;
    private static final int BREAK_ON = 5;
    private static final int BREAK_OFF = 6;
    private static final int DTR_QUERY = 7;
    private static final int DTR_ON = 8;
    private static final int DTR_OFF = 9;
    private static final int RTS_QUERY = 10;
    private static final int RTS_ON = 11;
    private static final int RTS_OFF = 12;
    private static final int FIRST_INBOUND_FLOW = 13;
    private static final int NO_INBOUND_FLOW = 14;

    private final Rfc2217Style style;
    private final int highestBaud;
    private final LocalReset localReset = new LocalReset();
    private Telnet telnet = new Telnet();
    private int baud = FIRST_BAUD;
    private final ModemState inputs = new ModemState();
    private boolean dtr;
    private boolean rts;

    /** @param highestBaud that the port behind it takes; whoever asks for more is told of this */
    public ComPort(Rfc2217Style style, int highestBaud) {
        this.style = style;
        this.highestBaud = highestBaud;
    }

    @Override
    public String scheme() {
        return "rfc2217";
    }

    /** Opening a serial port asserts both lines, which moves no pin. */
    @Override
    public void begin(Client client, Link.Events events) {
        telnet = new Telnet();
        baud = Math.min(FIRST_BAUD, highestBaud);
        dtr = true;
        rts = true;
        inputs.begin();
        events.lines(true, true);
        client.send(telnet.greeting());
    }

    @Override
    public void received(byte[] bytes, int length, Client client, Link.Events events) {
        telnet.feed(bytes, length, new Telnet.Listener() {
            @Override
            public void data(byte[] data, int count) {
                events.received(data, count);
            }

            @Override
            public void negotiated(byte[] request) {
                if (request.length >= 2 && request[0] == Telnet.COM_PORT) {
                    request(request[1] & 0xFF, Arrays.copyOfRange(request, 2, request.length), client, events);
                }
            }

            @Override
            public void answer(byte[] answer) {
                client.send(answer);
            }
        });
    }

    private void request(int code, byte[] value, Client client, Link.Events events) {
        notify(inputs.firstNews(), client);
        switch (code) {
            case SIGNATURE -> answer(client, code, "nailbed simulator".getBytes(StandardCharsets.US_ASCII));
            case SET_BAUD -> answer(client, code, setBaud(value));
            case SET_DATA_SIZE -> answer(client, code, new byte[] {8});
            case SET_PARITY, SET_STOP_SIZE -> answer(client, code, new byte[] {1});
            case SET_CONTROL -> control(value.length == 0 ? 0 : value[0], client, events);
            case NOTIFY_MODEM_STATE -> answer(client, code, new byte[] {(byte) inputs.state()});
            case MODEM_STATE_MASK -> {
                inputs.setMask(value.length == 0 ? 0 : value[0]);
                answer(client, code, value);
            }
            // nothing waits here for a purge: what comes is handed on at once, both ways
            case LINE_STATE_MASK, PURGE -> answer(client, code, value);
            default -> {
                // suspend, resume and what nobody knows are not answered
            }
        }
    }

    @Override
    public void inputs(Set<InputLine> active, Client client) {
        notify(inputs.change(active), client);
    }

    private static void notify(OptionalInt news, Client client) {
        news.ifPresent(state -> answer(client, NOTIFY_MODEM_STATE, new byte[] {(byte) state}));
    }

    private static void answer(Client client, int code, byte[] value) {
        byte[] content = ByteBuffer.allocate(1 + value.length)
                .put((byte) (code + ANSWER))
                .put(value)
                .array();
        client.send(Telnet.negotiation(Telnet.COM_PORT, content));
    }

    /** @return the rate in force */
    private byte[] setBaud(byte[] value) {
        int wanted = value.length == Integer.BYTES ? ByteBuffer.wrap(value).getInt() : 0;
        if (wanted > 0) {
            baud = Math.min(wanted, highestBaud);
        }
        return ByteBuffer.allocate(Integer.BYTES).putInt(baud).array();
    }

    private void control(int value, Client client, Link.Events events) {
        boolean changesLine = value == DTR_ON || value == DTR_OFF || value == RTS_ON || value == RTS_OFF;
        if (changesLine && style == Rfc2217Style.ESP) {
            resetLocally(value);
            return;
        }
        if (changesLine) {
            dtr = value == DTR_ON || (value != DTR_OFF && dtr);
            rts = value == RTS_ON || (value != RTS_OFF && rts);
            events.lines(dtr, rts);
        }
        answer(client, SET_CONTROL, new byte[] {(byte) stateAfter(value)});
    }

    private void resetLocally(int value) {
        long now = System.nanoTime();
        switch (value) {
            case DTR_ON -> localReset.dtrOn(now);
            case DTR_OFF -> localReset.dtrOff();
            case RTS_OFF -> localReset.rtsOff(now);
            default -> {
                // RTS on is the beginning of both resets and tells nothing
            }
        }
    }

    private int stateAfter(int control) {
        return switch (control) {
            case BREAK_QUERY -> BREAK_OFF;
            case BREAK_ON, BREAK_OFF, DTR_ON, DTR_OFF, RTS_ON, RTS_OFF -> control;
            case DTR_QUERY -> dtr ? DTR_ON : DTR_OFF;
            case RTS_QUERY -> rts ? RTS_ON : RTS_OFF;
            default -> control >= FIRST_INBOUND_FLOW ? NO_INBOUND_FLOW : NO_FLOW_CONTROL;
        };
    }

    @Override
    public byte[] wrap(byte[] bytes) {
        return Telnet.escaped(bytes);
    }

    @Override
    public void end(Link.Events events) {
        localReset.stop();
        events.lines(false, false);
    }

    @Override
    public int clientBaud() {
        return baud;
    }

    @Override
    public long nextNanos() {
        return localReset.nextNanos();
    }

    @Override
    public void advance(long now, Link.Events events) {
        localReset.advance(now, events);
    }
}
