package org.nailbed.wire.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.nailbed.wire.Closing;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.Trace;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.WireFaults;

/** A raw byte pipe over TCP: no baud, no lines. A selector makes every wait end by deadline, interrupt or close. */
public final class TcpPort implements Port {
    private final String address;
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Trace trace = new Trace();
    private volatile boolean closed;
    private int baud;

    private TcpPort(String address, int baud) throws IOException {
        this.address = address;
        this.baud = baud;
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        selector = Selector.open();
        key = channel.register(selector, 0);
    }

    /** @param address {@code socket://host:port}, or of another scheme that goes over it */
    public static TcpPort open(String address, int baud, Deadline deadline) {
        InetSocketAddress target = target(address);
        if (target.isUnresolved()) {
            throw notConnected(address, "the name " + target.getHostString() + " is not known", null);
        }
        try {
            TcpPort port = new TcpPort(address, baud);
            try {
                port.connect(target, deadline);
                return port;
            } catch (IOException | RuntimeException e) {
                port.close();
                throw e;
            }
        } catch (IOException e) {
            throw notConnected(address, String.valueOf(e.getMessage()), e);
        }
    }

    private static InetSocketAddress target(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65_535) {
                throw WireFaults.badAddress(address, "host and port between 1 and 65535 are wanted", null);
            }
            return new InetSocketAddress(uri.getHost(), uri.getPort());
        } catch (URISyntaxException e) {
            throw WireFaults.badAddress(address, e.getReason(), e);
        }
    }

    private static WireException notConnected(String address, String seen, @Nullable Throwable cause) {
        return new WireException(
                WireFault.PORT_NOT_FOUND,
                "No connection to " + address + ": " + seen + ". Check that the far side runs and listens there.",
                cause);
    }

    private void connect(InetSocketAddress target, Deadline deadline) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        boolean connected = channel.connect(target);
        while (!connected) {
            if (!await(SelectionKey.OP_CONNECT, deadline)) {
                throw notConnected(address, "no answer in " + deadline.budget().toMillis() + " ms", null);
            }
            connected = channel.finishConnect();
        }
        trace.note(address + " connected");
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) {
        checkUsable();
        try {
            ByteBuffer target = ByteBuffer.wrap(into, offset, length);
            int count = channel.read(target);
            while (count == 0 && await(SelectionKey.OP_READ, deadline)) {
                count = channel.read(target);
            }
            if (count < 0) {
                throw WireFaults.gone(address, null);
            }
            if (count > 0) {
                trace.record(Trace.Kind.RECEIVED, into, offset, count);
            }
            return count;
        } catch (IOException e) {
            throw lost(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length, Deadline deadline) {
        checkUsable();
        try {
            ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
            while (source.hasRemaining()) {
                if (channel.write(source) == 0 && !await(SelectionKey.OP_WRITE, deadline)) {
                    trace.note("write stalled");
                    close();
                    throw WireFaults.stalled(address, deadline);
                }
            }
            trace.record(Trace.Kind.SENT, bytes, offset, length);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** @return false when the deadline passed first */
    private boolean await(int operation, Deadline deadline) throws IOException {
        try {
            key.interestOps(operation);
            while (!deadline.hasPassed()) {
                int ready = selector.select(Math.max(1, deadline.remainingMillis())); // 0 would be for ever
                selector.selectedKeys().clear();
                checkUsable();
                if (ready > 0) {
                    return true;
                }
            }
            return false;
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw lost(e);
        }
    }

    @Override
    public int baud() {
        return baud;
    }

    /** Remembers it only. */
    @Override
    public void setBaud(int newBaud) {
        checkUsable();
        baud = newBaud;
        trace.note(newBaud + " baud (no effect)");
    }

    @Override
    public boolean hasBaud() {
        return false;
    }

    @Override
    public boolean hasLines() {
        return false;
    }

    @Override
    public void setLines(Lines lines) {
        checkUsable();
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Closing.quietly(channel);
        Closing.quietly(selector);
        trace.note("closed");
    }

    void checkUsable() {
        if (closed) {
            throw WireFaults.closed(address);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw WireFaults.interrupted(address);
        }
    }

    private WireException lost(Exception cause) {
        if (closed) {
            return WireFaults.closed(address);
        }
        return Thread.currentThread().isInterrupted()
                ? WireFaults.interrupted(address)
                : WireFaults.gone(address, cause);
    }
}
