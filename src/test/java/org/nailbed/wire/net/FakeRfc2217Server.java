package org.nailbed.wire.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.nailbed.wire.Closing;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortContract;

/** A server of RFC 2217 for one client, written from the reference (other-protocols, 6.1 and 6.2). */
final class FakeRfc2217Server implements PortContract.Peer {
    private static final int IAC = 0xFF;
    private static final int SE = 0xF0;
    private static final int SB = 0xFA;
    private static final int WILL = 0xFB;
    private static final int DO = 0xFD;
    private static final int COM_PORT = 44;

    /** Beyond this the client has to wait, as in front of a slow UART. */
    private static final int DATA_BYTES = 1 << 16;

    private final ServerSocket server;
    private final BlockingQueue<Byte> data = new LinkedBlockingQueue<>(DATA_BYTES);
    private final List<String> events = new ArrayList<>();
    private volatile Socket client = new Socket();
    private volatile boolean silentAboutLines;
    private volatile boolean silentAboutPurges;
    private volatile boolean hangsUpOnBaud;
    private volatile Optional<Integer> modemState = Optional.empty();
    private volatile int highestBaud = Integer.MAX_VALUE;
    private volatile byte[] greeting = {(byte) IAC, (byte) DO, COM_PORT};

    FakeRfc2217Server() {
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "fake-rfc2217");
        thread.setDaemon(true);
        thread.start();
    }

    /** As Espressif's server, and ser2net in front of a device without lines. */
    FakeRfc2217Server silentAboutLines() {
        silentAboutLines = true;
        return this;
    }

    FakeRfc2217Server silentAboutPurges() {
        silentAboutPurges = true;
        return this;
    }

    FakeRfc2217Server hangingUpOnBaud() {
        hangsUpOnBaud = true;
        return this;
    }

    /** Applies no higher rate and says so. */
    FakeRfc2217Server withHighestBaud(int baud) {
        highestBaud = baud;
        return this;
    }

    FakeRfc2217Server greeting(int... bytes) {
        byte[] said = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            said[i] = (byte) bytes[i];
        }
        greeting = said;
        return this;
    }

    /** Asked for its input lines it tells these; without it, nothing. */
    FakeRfc2217Server tellingModemState(int bits) {
        modemState = Optional.of(bits);
        return this;
    }

    void notifyModemState(int bits) {
        answer(7, (byte) bits);
    }

    String address() {
        return "rfc2217://127.0.0.1:" + server.getLocalPort();
    }

    /** All that was no data, in order: "do 44", "baud 921600", "D1". */
    List<String> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    void forgetEvents() {
        synchronized (events) {
            events.clear();
        }
    }

    @Override
    public Port open() {
        return Rfc2217PortIT.open(address());
    }

    @Override
    public void send(byte[] bytes) {
        ByteArrayOutputStream escaped = new ByteArrayOutputStream();
        for (byte value : bytes) {
            escape(escaped, value);
        }
        sendRaw(escaped.toByteArray());
    }

    void sendRaw(byte[] bytes) {
        try {
            OutputStream out = client.getOutputStream();
            synchronized (data) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] receive(int count) {
        byte[] got = new byte[count];
        try {
            for (int i = 0; i < count; i++) {
                got[i] = data.take();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return got;
    }

    @Override
    public void unplug() {
        close();
    }

    @Override
    public void close() {
        Closing.quietly(client);
        Closing.quietly(server);
        data.clear();
    }

    private void serve() {
        try {
            client = server.accept();
            sendRaw(greeting);
            InputStream in = client.getInputStream();
            for (int value = in.read(); value >= 0; value = in.read()) {
                if (value == IAC) {
                    command(in);
                } else {
                    data.put((byte) value);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // The client is gone, or the test is over.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void command(InputStream in) throws IOException, InterruptedException {
        int verb = in.read();
        if (verb == IAC) {
            data.put((byte) IAC);
        } else if (verb == SB) {
            subnegotiation(in);
        } else if (verb >= WILL) {
            int option = in.read();
            record(List.of("will", "wont", "do", "dont").get(verb - WILL) + " " + option);
        }
    }

    private void subnegotiation(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int value = in.read(); value >= 0; value = in.read()) {
            if (value == IAC) {
                value = in.read();
                if (value == SE) {
                    break;
                }
            }
            body.write(value);
        }
        request(body.toByteArray());
    }

    private void request(byte[] body) throws IOException {
        int code = body[1];
        switch (code) {
            case 1 -> baud(ByteBuffer.wrap(body, 2, 4).getInt());
            case 5 -> control(body[2]);
            case 7 -> {
                record("modem state?");
                modemState.ifPresent(this::notifyModemState);
            }
            case 12 -> {
                record("purge " + body[2]);
                if (!silentAboutPurges) {
                    answer(code, body[2]);
                }
            }
            default -> {
                record("setting " + code + "=" + body[2]);
                answer(code, body[2]);
            }
        }
    }

    private void baud(int baud) throws IOException {
        record("baud " + baud);
        if (hangsUpOnBaud) {
            client.close();
            return;
        }
        answer(1, ByteBuffer.allocate(4).putInt(Math.min(baud, highestBaud)).array());
    }

    private void control(int value) {
        switch (value) {
            case 8 -> record("D1");
            case 9 -> record("D0");
            case 11 -> record("R1");
            case 12 -> record("R0");
            default -> record("control " + value);
        }
        if (value < 8 || !silentAboutLines) {
            answer(5, (byte) value);
        }
    }

    private void answer(int code, byte... value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) IAC, (byte) SB, COM_PORT, (byte) (code + 100)});
        for (byte each : value) {
            escape(out, each);
        }
        out.writeBytes(new byte[] {(byte) IAC, (byte) SE});
        sendRaw(out.toByteArray());
    }

    private static void escape(ByteArrayOutputStream out, byte value) {
        out.write(value);
        if ((value & 0xFF) == IAC) {
            out.write(IAC);
        }
    }

    private void record(String event) {
        synchronized (events) {
            events.add(event);
        }
    }
}
