package org.nailbed.simulator.rfc2217;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;

/** The server's end of a Telnet connection: data, options, sub-negotiations (transports reference, 6.1). */
final class Telnet {
    static final int COM_PORT = 0x2C;

    private static final int BINARY = 0;
    private static final int SUPPRESS_GO_AHEAD = 3;
    private static final Set<Integer> SUPPORTED = Set.of(BINARY, SUPPRESS_GO_AHEAD, COM_PORT);

    private static final int SE = 0xF0;
    private static final int SB = 0xFA;
    private static final int WILL = 0xFB;
    private static final int WONT = 0xFC;
    private static final int DO = 0xFD;
    private static final int DONT = 0xFE;
    private static final int IAC = 0xFF;
    private static final int LONGEST_NEGOTIATION_BYTES = 256;

    /** What comes in. Arrays are not kept. */
    interface Listener {
        void data(byte[] bytes, int length);

        /** A sub-negotiation: the option first. */
        void negotiated(byte[] bytes);

        /** To be sent as it is. */
        void answer(byte[] bytes);
    }

    private enum State {
        DATA,
        COMMAND,
        OPTION,
        NEGOTIATION,
        NEGOTIATION_COMMAND
    }

    private final Set<Integer> ours = new HashSet<>();
    private final Set<Integer> theirs = new HashSet<>();
    private final Set<Integer> asked = new HashSet<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final ByteArrayOutputStream negotiation = new ByteArrayOutputStream();
    private State state = State.DATA;
    private int command;

    /** What the server says first: binary both ways, and that it is a serial port. */
    byte[] greeting() {
        ours.add(BINARY);
        ours.add(SUPPRESS_GO_AHEAD);
        asked.addAll(SUPPORTED);
        return bytes(
                IAC,
                WILL,
                BINARY,
                IAC,
                DO,
                BINARY,
                IAC,
                WILL,
                SUPPRESS_GO_AHEAD,
                IAC,
                DO,
                SUPPRESS_GO_AHEAD,
                IAC,
                DO,
                COM_PORT);
    }

    void feed(byte[] bytes, int length, Listener listener) {
        for (int i = 0; i < length; i++) {
            take(bytes[i] & 0xFF, listener);
        }
        flush(listener);
    }

    private void flush(Listener listener) {
        if (data.size() > 0) {
            byte[] all = data.toByteArray();
            data.reset();
            listener.data(all, all.length);
        }
    }

    private void take(int b, Listener listener) {
        switch (state) {
            case DATA -> {
                if (b == IAC) {
                    state = State.COMMAND;
                } else {
                    data.write(b);
                }
            }
            case COMMAND -> command(b);
            case OPTION -> {
                state = State.DATA;
                option(command, b, listener);
            }
            case NEGOTIATION -> {
                if (b == IAC) {
                    state = State.NEGOTIATION_COMMAND;
                } else {
                    negotiate(b);
                }
            }
            case NEGOTIATION_COMMAND -> negotiationCommand(b, listener);
        }
    }

    private void command(int b) {
        state = State.DATA;
        switch (b) {
            case IAC -> data.write(IAC);
            case SB -> {
                negotiation.reset();
                state = State.NEGOTIATION;
            }
            case WILL, WONT, DO, DONT -> {
                command = b;
                state = State.OPTION;
            }
            default -> {
                // NOP, AYT and the like ask nothing of a serial port
            }
        }
    }

    private void negotiate(int b) {
        if (negotiation.size() < LONGEST_NEGOTIATION_BYTES) {
            negotiation.write(b);
        }
    }

    private void negotiationCommand(int b, Listener listener) {
        if (b == IAC) {
            negotiate(IAC);
            state = State.NEGOTIATION;
            return;
        }
        state = State.DATA;
        if (b == SE) {
            // a request acts after the data that came before it
            flush(listener);
            listener.negotiated(negotiation.toByteArray());
        }
    }

    /** Answers only what changes something, so that two ends never answer each other for ever. */
    private void option(int verb, int option, Listener listener) {
        boolean supported = SUPPORTED.contains(option);
        switch (verb) {
            case DO -> {
                if (!supported) {
                    listener.answer(bytes(IAC, WONT, option));
                } else if (ours.add(option)) {
                    listener.answer(bytes(IAC, WILL, option));
                }
            }
            case DONT -> {
                if (ours.remove(option)) {
                    listener.answer(bytes(IAC, WONT, option));
                }
            }
            case WILL -> {
                if (!supported) {
                    listener.answer(bytes(IAC, DONT, option));
                } else if (theirs.add(option) && !asked.contains(option)) {
                    listener.answer(bytes(IAC, DO, option));
                }
            }
            default -> {
                asked.remove(option);
                if (theirs.remove(option)) {
                    listener.answer(bytes(IAC, DONT, option));
                }
            }
        }
    }

    /** Data as it goes over the connection. */
    static byte[] escaped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 16);
        for (byte b : bytes) {
            out.write(b);
            if ((b & 0xFF) == IAC) {
                out.write(b);
            }
        }
        return out.toByteArray();
    }

    /** A sub-negotiation as it goes over the connection. */
    static byte[] negotiation(int option, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(IAC, SB, option));
        out.writeBytes(escaped(content));
        out.writeBytes(bytes(IAC, SE));
        return out.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
