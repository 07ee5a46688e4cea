package org.nailbed.sequence.scpi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.Instruments.Lease;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.ports.Ports;

/**
 * An instrument that was found to be there. One question at a time; what arrives before a question is thrown away. After an answer
 * that did not come nobody knows to which question the next one belongs: nothing more may be asked then.
 *
 * <p>Every method throws {@link SequenceException}: INSTRUMENT_DOWN when nothing answers, INSTRUMENT_REPLY when the answer is
 * nonsense or the instrument tells of an error, STOPPED when interrupted.
 */
public final class ScpiClient implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration TIME_FOR_ERRORS = Duration.ofMillis(500);
    private static final int MAX_LINE_BYTES = 1 << 14;
    private static final int SHOWN_CHARACTERS = 100;

    /** Maker, model, serial number, firmware (IEEE 488.2, 10.14). */
    private static final Pattern IDENTITY = Pattern.compile("[^,]+,[^,]*,[^,]*,.*");

    /** A number and a text in quotes (SCPI-99, volume 2, 21.8). */
    private static final Pattern ERROR = Pattern.compile("[+-]?\\d+,\\s*\".*\"");

    private static final Pattern NO_ERROR = Pattern.compile("[+-]?0+,.*");

    private final String name;
    private final Port port;
    private final Duration replyWithin;
    private final byte[] chunk = new byte[4096];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final StringBuilder log = new StringBuilder();
    private String identity = "";

    /**
     * A client on an open port, which is its own from now on.
     *
     * @param name of the instrument, for messages
     * @param replyWithin how long each reply may take
     */
    ScpiClient(String name, Port port, Duration replyWithin) {
        this.name = name;
        this.port = port;
        this.replyWithin = replyWithin;
    }

    /**
     * Opens the port, has the instrument forget earlier errors, and asks who it is.
     *
     * @param lease where it is, and how long each of its replies may take; stays the caller's
     */
    public static ScpiClient open(String name, Lease lease, Deadline deadline) {
        ScpiClient client = new ScpiClient(name, opened(name, lease, deadline), lease.timeout());
        try {
            client.greet(deadline);
            return client;
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private static Port opened(String name, Lease lease, Deadline deadline) {
        try {
            return Ports.open(lease.address(), lease.baud(), deadline.atMost(CONNECT_WITHIN));
        } catch (WireException e) {
            throw down(name, e);
        }
    }

    /** On a serial line the late answer to a question of an earlier client may come first: it does not look like an identity. */
    void greet(Deadline deadline) {
        command("*CLS", deadline);
        port(() -> {
            port.discardInput();
            send("*IDN?", deadline);
            return true;
        });
        Deadline until = deadline.atMost(replyWithin);
        identity = await(IDENTITY, until).orElseThrow(() -> silent("*IDN?", until.budget()));
    }

    /** Its answer to {@code *IDN?}. */
    public String identity() {
        return identity;
    }

    /** Sends a command that is not answered. */
    public void command(String command, Deadline deadline) {
        port(() -> {
            send(command, deadline);
            return true;
        });
    }

    /** Asks, and waits for the line that answers. */
    public String query(String query, Deadline deadline) {
        port(() -> {
            port.discardInput();
            begun.reset();
            send(query, deadline);
            return true;
        });
        Deadline until = deadline.atMost(patience(deadline));
        Optional<String> answer = readLine(until);
        if (answer.isPresent()) {
            return answer.get();
        }
        // A question that an instrument does not know is not answered either, but its error queue tells of it.
        if (!deadline.hasPassed()) {
            checkErrors(deadline);
        }
        throw silent(query, until.budget());
    }

    /** Leaves time to ask the error queue. */
    private Duration patience(Deadline deadline) {
        Duration before = deadline.remaining().minus(TIME_FOR_ERRORS);
        boolean late = before.isNegative() || before.isZero();
        return late || before.compareTo(replyWithin) > 0 ? replyWithin : before;
    }

    /** Asks the error queue, which must be empty. */
    public void checkErrors(Deadline deadline) {
        port(() -> {
            port.discardInput();
            begun.reset();
            send("SYST:ERR?", deadline);
            return true;
        });
        Deadline until = deadline.atMost(replyWithin);
        String error = await(ERROR, until).orElseThrow(() -> silent("SYST:ERR?", until.budget()));
        if (!NO_ERROR.matcher(error).matches()) {
            throw new SequenceException(
                    FaultCode.INSTRUMENT_REPLY,
                    "Instrument %s (%s) reports error %s, expected none. Check the commands of this phase against its manual."
                            .formatted(name, port.address(), shown(error)));
        }
    }

    /** What was said and heard, for the record. */
    public String log() {
        return log.toString();
    }

    /** Idempotent. */
    @Override
    public void close() {
        port.close();
    }

    private void send(String line, Deadline deadline) {
        log.append("> ").append(line).append('\n');
        port.write((line + "\n").getBytes(US_ASCII), deadline);
    }

    private Optional<String> await(Pattern wanted, Deadline until) {
        Optional<String> line = readLine(until);
        while (line.isPresent() && !wanted.matcher(line.get()).matches()) {
            line = readLine(until);
        }
        return line;
    }

    private Optional<String> readLine(Deadline until) {
        return port(() -> {
            Optional<String> line = wholeLine();
            while (line.isEmpty() && !until.hasPassed()) {
                begun.write(chunk, 0, port.read(chunk, 0, chunk.length, until));
                line = wholeLine();
            }
            line.ifPresent(text -> log.append("< ").append(text).append('\n'));
            return line;
        });
    }

    private Optional<String> wholeLine() {
        byte[] bytes = begun.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                begun.reset();
                begun.write(bytes, i + 1, bytes.length - i - 1);
                return Optional.of(new String(bytes, 0, i, UTF_8).strip());
            }
        }
        if (bytes.length > MAX_LINE_BYTES) {
            throw new SequenceException(
                    FaultCode.INSTRUMENT_REPLY,
                    "Instrument %s (%s) sent %d bytes without the end of a line, expected at most %d. Ask it for less at once."
                            .formatted(name, port.address(), bytes.length, MAX_LINE_BYTES));
        }
        return Optional.empty();
    }

    private <T> T port(Supplier<T> work) {
        try {
            return work.get();
        } catch (WireException e) {
            throw down(name, e);
        }
    }

    private static SequenceException down(String name, WireException e) {
        return e.fault() == WireFault.INTERRUPTED
                ? new SequenceException(FaultCode.STOPPED, "Stopped while instrument " + name + " was used.", e)
                : new SequenceException(
                        FaultCode.INSTRUMENT_DOWN, "Instrument %s: %s".formatted(name, e.getMessage()), e);
    }

    private SequenceException silent(String query, Duration waited) {
        return new SequenceException(
                FaultCode.INSTRUMENT_DOWN,
                "Instrument %s (%s) does not answer %s within %d ms. Check its power, its cable and that it is set to remote control; of a slow one raise 'timeout' in the station file."
                        .formatted(name, port.address(), query, waited.toMillis()));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
