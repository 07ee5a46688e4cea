package org.nailbed.wire.net;

import java.io.ByteArrayOutputStream;

/**
 * Takes a Telnet stream apart and puts one together (RFC 854; other-protocols reference, 6.1). Knows nothing of what the options
 * mean.
 */
final class TelnetStream {
    static final int IAC = 0xFF;
    static final int DONT = 0xFE;
    static final int DO = 0xFD;
    static final int WONT = 0xFC;
    static final int WILL = 0xFB;
    private static final int SUBNEGOTIATION = 0xFA;
    private static final int END = 0xF0;

    /** No sub-negotiation that means something to us is longer; of others the rest is dropped. */
    private static final int MAX_BODY_BYTES = 64;

    /** Is told of what is no data, in order. */
    interface Commands {
        /** @param verb {@link #WILL}, {@link #WONT}, {@link #DO} or {@link #DONT} */
        void negotiated(int verb, int option);

        /** @param body option and value, unescaped; at most 64 bytes */
        void subnegotiated(byte[] body);
    }

    private enum State {
        DATA,
        COMMAND,
        OPTION,
        BODY,
        BODY_COMMAND
    }

    private final Commands commands;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private State state = State.DATA;
    private int verb;

    TelnetStream(Commands commands) {
        this.commands = commands;
    }

    /**
     * Takes what arrived.
     *
     * @param bytes is changed: afterwards it begins with the data that was in it
     * @return how many bytes of data
     */
    int feed(byte[] bytes, int length) {
        int data = 0;
        for (int i = 0; i < length; i++) {
            int value = bytes[i] & 0xFF;
            if (state == State.DATA && value != IAC) {
                bytes[data++] = bytes[i];
            } else if (state == State.COMMAND && value == IAC) {
                bytes[data++] = bytes[i];
                state = State.DATA;
            } else {
                state = next(value);
            }
        }
        return data;
    }

    private State next(int value) {
        return switch (state) {
            case DATA -> State.COMMAND;
            case COMMAND -> command(value);
            case OPTION -> {
                commands.negotiated(verb, value);
                yield State.DATA;
            }
            case BODY -> {
                if (value == IAC) {
                    yield State.BODY_COMMAND;
                }
                keep(value);
                yield State.BODY;
            }
            case BODY_COMMAND -> bodyCommand(value);
        };
    }

    private State command(int value) {
        if (value >= WILL) {
            verb = value;
            return State.OPTION;
        }
        if (value == SUBNEGOTIATION) {
            body.reset();
            return State.BODY;
        }
        return State.DATA; // NOP, AYT and the like want nothing from us
    }

    private State bodyCommand(int value) {
        if (value == IAC) {
            keep(value);
            return State.BODY;
        }
        if (value == END) {
            commands.subnegotiated(body.toByteArray());
            return State.DATA;
        }
        return command(value); // a sender that forgot the end
    }

    private void keep(int value) {
        if (body.size() < MAX_BODY_BYTES) {
            body.write(value);
        }
    }

    /** Data as it goes over the wire: FF twice. */
    static byte[] escape(byte[] bytes, int offset, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 64);
        for (int i = offset; i < offset + length; i++) {
            write(out, bytes[i]);
        }
        return out.toByteArray();
    }

    static byte[] negotiation(int verb, int option) {
        return new byte[] {(byte) IAC, (byte) verb, (byte) option};
    }

    /** Begin, body with FF twice, end. */
    static byte[] subnegotiation(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(IAC);
        out.write(SUBNEGOTIATION);
        for (byte value : body) {
            write(out, value);
        }
        out.write(IAC);
        out.write(END);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, byte value) {
        out.write(value);
        if ((value & 0xFF) == IAC) {
            out.write(IAC);
        }
    }
}
