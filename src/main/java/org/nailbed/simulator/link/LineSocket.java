package org.nailbed.simulator.link;

import com.sun.jna.Memory;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nailbed.simulator.InputLine;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.UsbId;

/**
 * The modem lines that a pseudo-terminal lacks: a Unix socket on which {@code D<0|1>R<0|1>} and a line feed sets both lines at
 * once (1 = asserted) and is answered by {@code ok} and a line feed. {@code I} asks which USB device the terminal stands for, and
 * is answered by {@code ok 303a:1001} (vendor, product) or, for a bridge without a name, {@code ok}. {@code M} asks what the PC
 * reads on the other four lines, and is answered by {@code ok CTS=0 DSR=1 DCD=0 RI=0} (1 = active). One client at a time; when it
 * leaves, both lines are released.
 */
final class LineSocket implements AutoCloseable {
    private static final int NONE = -1;
    private static final int ADDRESS_BYTES = 110;
    private static final int LONGEST_PATH_BYTES = 107;
    private static final int LONGEST_LINE = 64;
    private static final int BUFFER_BYTES = 256;

    private final Path path;
    private final Optional<UsbId> usb;
    private final Set<InputLine> inputs;
    private final int listener;
    private final Memory buffer = new Memory(BUFFER_BYTES);
    private final StringBuilder line = new StringBuilder();
    private int client = NONE;

    /**
     * Binds; a socket that nobody serves any more is replaced.
     *
     * @param inputs the lines that are active, looked into for each answer; the caller's
     */
    LineSocket(Path path, Optional<UsbId> usb, Set<InputLine> inputs) {
        this.path = path;
        this.usb = usb;
        this.inputs = inputs;
        byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_PATH_BYTES) {
            throw new SimulatorException("Path of the line socket " + path + " has " + name.length + " bytes, at most "
                    + LONGEST_PATH_BYTES + " are possible. Use a shorter folder.");
        }
        clearAway();
        listener = LibC.checked(
                "socket", LibC.socket(LibC.AF_UNIX, LibC.SOCK_STREAM | LibC.SOCK_NONBLOCK | LibC.SOCK_CLOEXEC, 0));
        try (Memory address = new Memory(ADDRESS_BYTES)) {
            address.clear();
            address.setShort(0, (short) LibC.AF_UNIX);
            address.write(2, name, 0, name.length);
            LibC.checked("bind " + path, LibC.bind(listener, address, ADDRESS_BYTES));
            LibC.checked("listen " + path, LibC.listen(listener, 1));
        } catch (RuntimeException e) {
            LibC.close(listener);
            throw e;
        }
    }

    private void clearAway() {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(path)) {
            throw new SimulatorException(path + " exists and is no socket. Remove it or use another folder.");
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException nobodyServesIt) {
            delete();
            return;
        }
        throw new SimulatorException("Another jig is offering " + path + ". Stop it or use another folder.");
    }

    int listenerFd() {
        return listener;
    }

    /** -1 when nobody is connected */
    int clientFd() {
        return client;
    }

    boolean isConnected() {
        return client != NONE;
    }

    void accept() {
        int accepted = LibC.accept4(listener, null, null, LibC.SOCK_NONBLOCK | LibC.SOCK_CLOEXEC);
        if (accepted >= 0 && isConnected()) {
            LibC.close(accepted);
        } else if (accepted >= 0) {
            client = accepted;
            line.setLength(0);
        }
    }

    /** Reads what has come and applies every whole line. */
    void read(Link.Events events) {
        int count = (int) LibC.read(client, buffer, BUFFER_BYTES);
        if (count <= 0) {
            hangUp();
            events.lines(false, false);
            return;
        }
        for (byte b : buffer.getByteArray(0, count)) {
            if (b == '\n') {
                apply(events);
            } else if (line.length() < LONGEST_LINE) {
                line.append((char) b);
            }
        }
    }

    private void apply(Link.Events events) {
        String command = line.toString();
        line.setLength(0);
        byte[] answer = (answer(command, events) + "\n").getBytes(StandardCharsets.US_ASCII);
        buffer.write(0, answer, 0, answer.length);
        LibC.write(client, buffer, answer.length);
    }

    private String answer(String command, Link.Events events) {
        if (command.equals("I")) {
            return usb.map(id -> "ok " + id).orElse("ok");
        }
        if (command.equals("M")) {
            return Arrays.stream(InputLine.values())
                    .map(input -> input + (inputs.contains(input) ? "=1" : "=0"))
                    .collect(Collectors.joining(" ", "ok ", ""));
        }
        if (!command.matches("D[01]R[01]")) {
            return "D<0|1>R<0|1>, I and M are understood";
        }
        events.lines(command.charAt(1) == '1', command.charAt(3) == '1');
        return "ok";
    }

    private void hangUp() {
        if (isConnected()) {
            LibC.close(client);
            client = NONE;
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new SimulatorException("Line socket " + path + " cannot be removed: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        hangUp();
        LibC.close(listener);
        buffer.close();
        delete();
    }
}
