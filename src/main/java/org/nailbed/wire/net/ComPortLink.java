package org.nailbed.wire.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** The Telnet side of an RFC 2217 port: takes data and answers apart, negotiates, asks (other-protocols reference, 6.1 and 6.2). */
final class ComPortLink {
    /** Added to a request's code by the server that answers it. */
    private static final int ANSWER = 100;

    private static final Duration WRITE_TIME = Duration.ofSeconds(3);

    /** What a client may ask for, by its code. */
    enum Request {
        BAUD(1),
        DATA_BITS(2),
        PARITY(3),
        STOP_BITS(4),
        CONTROL(5),
        MODEM_STATE(7),
        MODEM_STATE_MASK(11),
        PURGE(12);

        private final int code;

        Request(int code) {
            this.code = code;
        }
    }

    private final TcpPort pipe;
    private final TelnetOptions options = new TelnetOptions();
    private final TelnetStream telnet = new TelnetStream(new Heard());
    private final ByteQueue received = new ByteQueue();
    private final byte[] chunk = new byte[4096];
    private final List<byte[]> replies = new ArrayList<>();
    private final Map<Integer, byte[]> answers = new HashMap<>();
    private Optional<Byte> modemState = Optional.empty();

    ComPortLink(TcpPort pipe) {
        this.pipe = pipe;
    }

    /**
     * Returns when the server has agreed to be a serial port.
     *
     * @throws WireException {@link WireFault#PORT_NOT_FOUND} when it does not
     */
    void negotiate(Deadline deadline) {
        for (byte[] offer : options.opening()) {
            pipe.write(offer, deadline);
        }
        boolean inTime = true;
        while (!options.comPortAgreed()) {
            if (options.comPortRefused()) {
                throw notServed("it speaks Telnet but refuses to be a serial port");
            }
            if (!inTime) {
                throw notServed("it agreed to nothing in " + deadline.budget().toMillis() + " ms");
            }
            inTime = pump(deadline);
        }
    }

    private WireException notServed(String seen) {
        return new WireException(
                WireFault.PORT_NOT_FOUND,
                "No RFC 2217 port at " + pipe.address() + ": " + seen
                        + ". Check the server's settings; for a raw one write" + " socket:// instead of rfc2217://.");
    }

    /** Data that came and was not taken yet. */
    ByteQueue received() {
        return received;
    }

    void ask(Request request, byte... value) {
        byte[] body = new byte[2 + value.length];
        body[0] = TelnetOptions.COM_PORT;
        body[1] = (byte) request.code;
        System.arraycopy(value, 0, body, 2, value.length);
        answers.remove(request.code + ANSWER);
        pipe.write(TelnetStream.subnegotiation(body), Deadline.after(WRITE_TIME));
    }

    /** The value in the answer to what was asked last; empty when none came in time. Data on the way is kept. */
    Optional<byte[]> awaitAnswer(Request request, Duration time) {
        Deadline deadline = Deadline.after(time);
        int code = request.code + ANSWER;
        boolean inTime = true;
        while (inTime && !answers.containsKey(code)) {
            inTime = pump(deadline);
        }
        return Optional.ofNullable(answers.get(code));
    }

    /**
     * Takes one chunk from the network apart and answers what is to be answered.
     *
     * @return false when the deadline has passed, however much more a server has to say
     */
    boolean pump(Deadline deadline) {
        int count = pipe.read(chunk, 0, chunk.length, deadline);
        received.add(chunk, telnet.feed(chunk, count));
        for (byte[] reply : replies) {
            pipe.write(reply, Deadline.after(WRITE_TIME));
        }
        replies.clear();
        return !deadline.hasPassed();
    }

    /** The bits of the newest notification; empty when the server has sent none. */
    Optional<Byte> modemState() {
        return modemState;
    }

    private final class Heard implements TelnetStream.Commands {
        @Override
        public void negotiated(int verb, int option) {
            options.heard(verb, option).ifPresent(replies::add);
        }

        /** A notification of the modem state comes unasked: the newest is kept. One of the line state tells nothing of use. */
        @Override
        public void subnegotiated(byte[] body) {
            if (body.length < 2 || body[0] != TelnetOptions.COM_PORT) {
                return;
            }
            int code = body[1] & 0xFF;
            answers.put(code, Arrays.copyOfRange(body, 2, body.length));
            if (code == Request.MODEM_STATE.code + ANSWER && body.length > 2) {
                modemState = Optional.of(body[2]);
            }
        }
    }
}
