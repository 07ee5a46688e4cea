package org.nailbed.simulator.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.nailbed.simulator.InputLine;
import org.nailbed.simulator.SimulatorException;

/** A board on a TCP port of this machine; one client at a time. */
public final class TcpLink implements Link {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int BUFFER_BYTES = 0x10000;
    private static final int HIGHEST_PORT = 65_535;

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final Backlog backlog = new Backlog();
    private final Conversation conversation;
    private final Conversation.Client clientSide = new ClientSide();
    private final Set<InputLine> inputs = EnumSet.noneOf(InputLine.class);
    private boolean conversing;
    private int port;
    private @Nullable ServerSocketChannel listener;
    private @Nullable SocketChannel client;

    /** @param port 0 takes a free one, and keeps it */
    public TcpLink(int port, Conversation conversation) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new SimulatorException(
                    "Port " + port + "; 1 to " + HIGHEST_PORT + " are possible, or 0 for a free one.");
        }
        this.port = port;
        this.conversation = conversation;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new SimulatorException("No selector for port " + port + ": " + e.getMessage() + ".", e);
        }
        try {
            plug();
        } catch (RuntimeException e) {
            closeQuietly(selector);
            throw e;
        }
    }

    @Override
    public String address() {
        return conversation.scheme() + "://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void plug() {
        if (listener != null) {
            return;
        }
        ServerSocketChannel opened = null;
        try {
            opened = ServerSocketChannel.open();
            opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            opened.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            opened.configureBlocking(false);
            opened.register(selector, SelectionKey.OP_ACCEPT);
            port = ((InetSocketAddress) opened.getLocalAddress()).getPort();
            listener = opened;
        } catch (IOException e) {
            closeQuietly(opened);
            throw new SimulatorException(
                    "TCP port " + port + " cannot be offered: " + e.getMessage() + ". Use another one.", e);
        }
    }

    /** The client sees a connection reset, as a serial port that vanishes. */
    @Override
    public void unplug() {
        closeQuietly(listener);
        listener = null;
        SocketChannel gone = client;
        if (gone != null) {
            try {
                gone.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException alreadyClosed) {
                // closing is all that is left to do
            }
        }
        leave();
        try {
            selector.selectNow();
        } catch (IOException e) {
            throw new SimulatorException("Port " + port + " cannot be freed: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void service(long untilNanos, boolean takesInput, Events events) {
        if (conversing && client == null) {
            conversing = false;
            conversation.end(events);
        }
        SocketChannel connected = client;
        if (connected != null) {
            connected
                    .keyFor(selector)
                    .interestOps(
                            (takesInput ? SelectionKey.OP_READ : 0) | (backlog.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
        try {
            select(Math.min(untilNanos, conversation.nextNanos()));
            for (SelectionKey key : selector.selectedKeys()) {
                happened(key, events);
            }
            selector.selectedKeys().clear();
            conversation.advance(System.nanoTime(), events);
        } catch (IOException e) {
            throw new SimulatorException("Port " + port + " cannot be served: " + e.getMessage() + ".", e);
        }
    }

    private void select(long untilNanos) throws IOException {
        if (untilNanos == Long.MAX_VALUE) {
            selector.select();
            return;
        }
        long nanos = untilNanos - System.nanoTime();
        if (nanos >= NANOS_PER_MILLI) {
            selector.select(nanos / NANOS_PER_MILLI);
        } else {
            // a selector knows no less than a millisecond
            if (selector.selectNow() == 0 && nanos > 0) {
                LockSupport.parkNanos(nanos);
            }
        }
    }

    private void happened(SelectionKey key, Events events) throws IOException {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            accept((ServerSocketChannel) key.channel(), events);
            return;
        }
        if (key.isWritable()) {
            backlog.drain(this::write);
        }
        if (key.isReadable()) {
            read((SocketChannel) key.channel(), events);
        }
    }

    private void accept(ServerSocketChannel from, Events events) throws IOException {
        SocketChannel accepted = from.accept();
        if (accepted == null) {
            return;
        }
        SocketChannel present = client;
        if (present != null) {
            // one that hung up just before is no hindrance
            read(present, events);
        }
        if (client != null) {
            closeQuietly(accepted);
            return;
        }
        accepted.configureBlocking(false);
        accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
        accepted.register(selector, SelectionKey.OP_READ);
        if (conversing) {
            conversation.end(events);
        }
        client = accepted;
        conversing = true;
        conversation.begin(clientSide, events);
    }

    private void read(SocketChannel from, Events events) {
        int count;
        try {
            count = from.read(buffer.clear());
        } catch (IOException reset) {
            count = -1;
        }
        if (count < 0) {
            leave();
        } else if (count > 0) {
            conversation.received(buffer.array(), count, clientSide, events);
        }
    }

    private int write(byte[] bytes, int offset, int length) {
        SocketChannel to = client;
        if (to == null) {
            return length;
        }
        try {
            return to.write(ByteBuffer.wrap(bytes, offset, length));
        } catch (IOException reset) {
            leave();
            return length;
        }
    }

    private void leave() {
        closeQuietly(client);
        client = null;
        backlog.clear();
    }

    @Override
    public void wake() {
        selector.wakeup();
    }

    @Override
    public void deliver(byte[] bytes) {
        if (client != null) {
            backlog.add(conversation.wrap(bytes), this::write);
        }
    }

    private final class ClientSide implements Conversation.Client {

        @Override
        public void send(byte[] bytes) {
            if (client != null) {
                backlog.add(bytes, TcpLink.this::write);
            }
        }
    }

    @Override
    public boolean hasClient() {
        return client != null;
    }

    @Override
    public void setInput(InputLine line, boolean active) {
        boolean changed = active ? inputs.add(line) : inputs.remove(line);
        if (changed) {
            conversation.inputs(Set.copyOf(inputs), clientSide);
        }
    }

    @Override
    public int clientBaud() {
        return conversation.clientBaud();
    }

    @Override
    public void close() {
        unplug();
        closeQuietly(selector);
    }

    private static void closeQuietly(@Nullable AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception nothingLeftToDo) {
            // it is being given up
        }
    }
}
