package org.nailbed.wire.serial;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.wire.Closing;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Inputs;
import org.nailbed.wire.Lines;
import org.nailbed.wire.PortInfo;
import org.nailbed.wire.UsbLocation;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.WireFaults;

/**
 * DTR and RTS of a virtual jig's board, beside its pseudo-terminal, which has none.
 *
 * <p>One ASCII line for a change, {@code D<0|1>R<0|1>\n} with 1 = asserted, answered by {@code ok\n} when the board has seen it.
 * The question {@code I\n} is answered by {@code ok\n}, or by {@code ok 303a:1001\n} when the terminal stands for that USB
 * device. {@code M\n} asks for the input lines, answered by {@code ok CTS=0 DSR=1 DCD=0 RI=0\n}. Closing releases both lines.
 */
final class LineSocket implements AutoCloseable {
    private static final Duration REPLY_TIME = Duration.ofSeconds(2);
    private static final String OK = "ok";
    private static final int LONGEST_REPLY_BYTES = 64;
    private static final Pattern INPUTS = Pattern.compile("ok CTS=([01]) DSR=([01]) DCD=([01]) RI=([01])");
    private static final Pattern USB_ID = Pattern.compile("ok ([0-9a-f]{4}):([0-9a-f]{4})");

    private final String address;
    private final SocketChannel channel;
    private final Selector selector;

    private LineSocket(String address, SocketChannel channel, Selector selector) {
        this.address = address;
        this.channel = channel;
        this.selector = selector;
    }

    /** Connects when a socket named like the device plus {@code .lines} is there. */
    static Optional<LineSocket> beside(String address) {
        if (UsbLocation.isMeantBy(address)) {
            return Optional.empty();
        }
        Path path = Path.of(address + ".lines");
        if (!Files.exists(path) || Files.isRegularFile(path) || Files.isDirectory(path)) {
            return Optional.empty();
        }
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
                channel.configureBlocking(false);
                Selector selector = Selector.open();
                channel.register(selector, SelectionKey.OP_READ);
                return Optional.of(new LineSocket(address, channel, selector));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (ClosedByInterruptException e) {
            throw WireFaults.interrupted(address);
        } catch (IOException e) {
            throw WireFaults.notFound(address, e);
        }
    }

    /** Returns when the change has reached the board. */
    void set(Lines lines) {
        String reply = ask("D" + (lines.dtr() ? 1 : 0) + "R" + (lines.rts() ? 1 : 0));
        if (!reply.equals(OK)) {
            throw new WireException(
                    WireFault.PORT_GONE,
                    "Port " + address + ".lines answers '" + reply + "', expected 'ok'. Restart the virtual jig.");
        }
    }

    /** What the terminal stands for; empty when it is no USB device that has a name. */
    Optional<PortInfo.Usb> usb() {
        Matcher id = USB_ID.matcher(ask("I"));
        return id.matches()
                ? Optional.of(new PortInfo.Usb(
                        Integer.parseInt(id.group(1), 16),
                        Integer.parseInt(id.group(2), 16),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                : Optional.empty();
    }

    /** Empty when the jig knows of none. */
    Optional<Inputs> inputs() {
        Matcher told = INPUTS.matcher(ask("M"));
        return told.matches()
                ? Optional.of(new Inputs(isOne(told, 1), isOne(told, 2), isOne(told, 3), isOne(told, 4)))
                : Optional.empty();
    }

    private static boolean isOne(Matcher told, int group) {
        return told.group(group).equals("1");
    }

    private String ask(String line) {
        try {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII)));
            return awaitReply();
        } catch (ClosedByInterruptException e) {
            throw WireFaults.interrupted(address);
        } catch (IOException e) {
            throw WireFaults.gone(address, e);
        }
    }

    /** One line, without its end. */
    private String awaitReply() throws IOException {
        Deadline deadline = Deadline.after(REPLY_TIME);
        ByteBuffer reply = ByteBuffer.allocate(LONGEST_REPLY_BYTES);
        while (!endsLine(reply)) {
            if (Thread.currentThread().isInterrupted()) {
                throw WireFaults.interrupted(address);
            }
            if (channel.read(reply) < 0) {
                throw WireFaults.gone(address, null);
            }
            if (!endsLine(reply)) {
                if (deadline.hasPassed() || !reply.hasRemaining()) {
                    throw WireFaults.stalled(address + ".lines", deadline);
                }
                selector.select(Math.max(1, deadline.remainingMillis())); // 0 would be for ever
                selector.selectedKeys().clear();
            }
        }
        return new String(reply.array(), 0, reply.position() - 1, StandardCharsets.US_ASCII);
    }

    private static boolean endsLine(ByteBuffer reply) {
        return reply.position() > 0 && reply.get(reply.position() - 1) == '\n';
    }

    @Override
    public void close() {
        Closing.quietly(channel);
        Closing.quietly(selector);
    }
}
