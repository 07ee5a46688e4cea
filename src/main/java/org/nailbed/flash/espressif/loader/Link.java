package org.nailbed.flash.espressif.loader;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.slip.SlipDecoder;

/**
 * One conversation with a loader: one command at a time, each matched with its own reply (protocol reference, 1.4).
 *
 * <p>Whatever is not the reply waited for is skipped: boot text, noise, late replies to earlier commands. Not thread-safe; it
 * belongs to the thread that programs the board. It does not own the port.
 */
public final class Link {
    /** No frame is longer than those of READ_FLASH; replies have 76 bytes at most (READ_FLASH_SLOW). */
    private static final int MAX_FRAME_BYTES = 0x1000;

    private static final int READ_CHUNK_BYTES = 4096;

    /** How long a serial driver may take for one frame (protocol reference, 1.5). */
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    /** How long to look for the copies of an answer to an unknown command (protocol reference, 1.4). */
    private static final Duration DRAIN_TIME = Duration.ofMillis(200);

    /** How often a ROM answers SYNC, and also whatever unknown command comes right after it. */
    private static final int SYNC_REPLIES = 8;

    /** These may be asked again when no answer came: to hear them twice changes nothing. */
    private static final Set<Opcode> REPEATABLE = EnumSet.of(
            Opcode.READ_REG,
            Opcode.WRITE_REG,
            Opcode.SPI_ATTACH,
            Opcode.SPI_SET_PARAMS,
            Opcode.READ_FLASH_SLOW,
            Opcode.SPI_FLASH_MD5,
            Opcode.GET_SECURITY_INFO);

    private static final int TRIES = 3;
    /** The first word of the ROM. */
    private static final Command ANY_QUESTION = new Command.ReadRegister(0x40001000);

    private static final byte[] DELIMITER = {(byte) 0xC0};

    private final Port port;
    private final SlipDecoder decoder = new SlipDecoder(MAX_FRAME_BYTES);
    private final byte[] chunk = new byte[READ_CHUNK_BYTES];
    private Dialect dialect = Dialect.ROM;
    private int previousOpcode;
    private int currentOpcode;
    private long sentBytes;
    private int strangeFrames;

    public Link(Port port) {
        this.port = port;
    }

    /** For what has nothing to do with commands: its lines, what it is. */
    public Port port() {
        return port;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Says who listens from now on. */
    public void speak(Dialect to) {
        dialect = to;
    }

    /** Bytes written so far, framing included. */
    public long sentBytes() {
        return sentBytes;
    }

    /** What was heard outside of replies: boot text, an application's log, noise. */
    public String textHeard() {
        return decoder.textHeard();
    }

    /** Complete frames that were no reply, since {@link #forgetInput}. */
    public int strangeFrames() {
        return strangeFrames + decoder.droppedFrames();
    }

    public int baud() {
        return port.baud();
    }

    public void setBaud(int baud) {
        port.setBaud(baud);
    }

    /** Throws away what has arrived, here and in the port. */
    public void forgetInput() {
        port.discardInput();
        decoder.reset();
        strangeFrames = -decoder.droppedFrames();
    }

    /**
     * Sends a command and waits for the reply to it, good or bad. A question that changes nothing is asked again when no answer
     * comes.
     *
     * @throws FlashException {@link FlashFault#REPLY_TIMEOUT} naming the command
     */
    public Reply ask(Command command, Deadline deadline) {
        if (REPEATABLE.contains(command.opcode())) {
            return askUntilAnswered(command, deadline);
        }
        send(command, deadline);
        return await(command.opcode(), command.timeout(), deadline);
    }

    private Reply askUntilAnswered(Command command, Deadline deadline) {
        Duration patience = patience(command);
        for (int i = 1; i <= TRIES && !deadline.hasPassed(); i++) {
            repairDelimiters(i, deadline);
            send(command, deadline);
            Optional<Reply> reply = poll(command.opcode(), deadline.atMost(patience));
            if (reply.isPresent()) {
                forgetLateReplies(i, command, deadline);
                return reply.get();
            }
        }
        throw fault(
                FlashFault.REPLY_TIMEOUT,
                "no reply to %s, asked %d times, each time within %d ms. Reseat the board and start again."
                        .formatted(command.opcode(), TRIES, patience.toMillis()));
    }

    /** All tries together wait as long as one of a command that is sent once, unless flash has to be read for the reply. */
    private static Duration patience(Command command) {
        return command.opcode() == Opcode.SPI_FLASH_MD5
                ? command.timeout()
                : command.timeout().dividedBy(TRIES);
    }

    /**
     * What came may be the reply to an earlier try, and that to the last still be on its way. A digest is long in coming, and one of
     * another region could pass for the next: replies come in order, so it is past when a further question is answered.
     */
    private void forgetLateReplies(int tries, Command command, Deadline deadline) {
        if (tries > 1) {
            if (command.opcode() == Opcode.SPI_FLASH_MD5) {
                send(ANY_QUESTION, deadline);
                poll(ANY_QUESTION.opcode(), deadline.atMost(command.timeout()));
            }
            forgetInput();
        }
    }

    /** A stub that lost count of the delimiters finds its place by one more; whether it did cannot be known (protocol reference, 1.1). */
    private void repairDelimiters(int tries, Deadline deadline) {
        if (tries == TRIES && dialect.isStub()) {
            sendRaw(DELIMITER, deadline);
        }
    }

    /**
     * As {@link #ask}, for commands that must succeed.
     *
     * @throws FlashException with the fault that the loader's error stands for
     */
    public Reply command(Command command, Deadline deadline) {
        Reply reply = ask(command, deadline);
        reply.error().ifPresent(error -> {
            throw refused(command.opcode().name(), error);
        });
        return reply;
    }

    public void send(Command command, Deadline deadline) {
        byte[] frame = Packets.encode(command, dialect);
        sendFrame(command.opcode(), frame, deadline);
    }

    /** Sends a whole frame made by {@link Packets}. */
    public void sendFrame(Opcode opcode, byte[] frame, Deadline deadline) {
        // Whatever came already cannot be the reply to this.
        decoder.forgetFrames();
        if (opcode.code() != currentOpcode) {
            previousOpcode = currentOpcode;
            currentOpcode = opcode.code();
        }
        sendRaw(frame, deadline);
    }

    /** Sends bytes that belong to no command. */
    public void sendRaw(byte[] bytes, Deadline deadline) {
        port.write(bytes, deadline.atMost(WRITE_TIMEOUT));
        sentBytes += bytes.length;
    }

    /** Waits for the reply to the command sent last. */
    public Reply await(Opcode opcode, Duration timeout, Deadline deadline) {
        Deadline until = deadline.atMost(timeout);
        return poll(opcode, until)
                .orElseThrow(() -> new FlashException(
                        FlashFault.REPLY_TIMEOUT,
                        "%s: no reply to %s within %d ms. Reseat the board and start again."
                                .formatted(
                                        port.address(), opcode, until.budget().toMillis())));
    }

    /** As {@link #await}, but silence is an answer too. */
    public Optional<Reply> poll(Opcode opcode, Deadline until) {
        Optional<byte[]> frame = nextFrame(until);
        while (frame.isPresent()) {
            Optional<Reply> reply = Reply.parse(frame.get(), dialect);
            if (reply.isEmpty()) {
                strangeFrames++;
            } else if (reply.get().opcode() == opcode.code()) {
                if (reply.get().isWhole()) {
                    return reply;
                }
                strangeFrames++;
            } else if (answersUnknownCommand(reply.get())) {
                drainCopies(until);
                return reply;
            }
            frame = further(until);
        }
        return Optional.empty();
    }

    /** The next complete frame, whatever it holds. */
    public Optional<byte[]> nextFrame(Deadline until) {
        Optional<byte[]> frame = decoder.next();
        boolean inTime = true;
        while (frame.isEmpty() && inTime) {
            int count = port.read(chunk, 0, chunk.length, until);
            decoder.feed(chunk, 0, count);
            frame = decoder.next();
            // From a board that talks without end no read comes back empty.
            inTime = count > 0 && !until.hasPassed();
        }
        return frame;
    }

    /** The next frame that is wanted; others before it are dropped. */
    public Optional<byte[]> nextFrame(Predicate<byte[]> wanted, Deadline until) {
        Optional<byte[]> frame = nextFrame(until);
        while (frame.isPresent() && !wanted.test(frame.get())) {
            frame = further(until);
        }
        return frame;
    }

    /** After the deadline only what has come already. */
    private Optional<byte[]> further(Deadline until) {
        return until.hasPassed() ? decoder.next() : nextFrame(until);
    }

    /** Makes the exception for this port. */
    public FlashException fault(FlashFault fault, String what) {
        return new FlashException(fault, port.address() + ": " + what);
    }

    /** Makes the exception for a loader's error. */
    public FlashException refused(String what, LoaderError error) {
        return fault(
                error.fault(),
                "%s failed, the %s says: %s (%02X)."
                        .formatted(what, dialect.isStub() ? "stub" : "ROM loader", error.meaning(), error.code()));
    }

    /** A ROM answers a command that it does not know with the number of the command before. */
    private boolean answersUnknownCommand(Reply reply) {
        return !dialect.isStub() && reply.opcode() == previousOpcode && reply.saysInvalidMessage();
    }

    /** After SYNC that answer comes as often as the one to SYNC. */
    private void drainCopies(Deadline until) {
        int copies = previousOpcode == Opcode.SYNC.code() ? SYNC_REPLIES - 1 : 0;
        Deadline drained = until.atMost(DRAIN_TIME);
        for (int i = 0; i < copies && nextFrame(drained).isPresent(); i++) {
            strangeFrames++;
        }
    }
}
