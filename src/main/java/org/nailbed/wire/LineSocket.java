package org.nailbed.wire;

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

/**
 * DTR and RTS of a virtual jig's board, beside its pseudo-terminal, which has none.
 *
 * <p>One ASCII line for a change, {@code D<0|1>R<0|1>\n} with 1 = asserted, answered by {@code ok\n} when the board has seen it.
 * Closing releases both lines.
 */
final class LineSocket implements AutoCloseable {
    private static final Duration REPLY_TIME = Duration.ofSeconds(2);
    private static final String REPLY = "ok\n";

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
        String line = "D" + (lines.dtr() ? 1 : 0) + "R" + (lines.rts() ? 1 : 0) + "\n";
        try {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            awaitReply();
        } catch (ClosedByInterruptException e) {
            throw WireFaults.interrupted(address);
        } catch (IOException e) {
            throw WireFaults.gone(address, e);
        }
    }

    private void awaitReply() throws IOException {
        Deadline deadline = Deadline.after(REPLY_TIME);
        ByteBuffer reply = ByteBuffer.allocate(REPLY.length());
        while (reply.hasRemaining()) {
            if (Thread.currentThread().isInterrupted()) {
                throw WireFaults.interrupted(address);
            }
            if (channel.read(reply) < 0) {
                throw WireFaults.gone(address, null);
            }
            if (reply.hasRemaining()) {
                if (deadline.hasPassed()) {
                    throw WireFaults.stalled(address + ".lines", deadline);
                }
                selector.select(deadline.remainingMillis());
                selector.selectedKeys().clear();
            }
        }
    }

    @Override
    public void close() {
        Closing.quietly(channel);
        Closing.quietly(selector);
    }
}
