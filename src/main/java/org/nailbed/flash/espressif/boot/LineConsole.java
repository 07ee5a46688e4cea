package org.nailbed.flash.espressif.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.nailbed.flash.Console;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/**
 * Lines over a port. A port that is the chip itself may vanish when the program restarts the chip or its USB: it is waited for, and
 * what was said meanwhile is lost. After any other failure the port is closed.
 */
public final class LineConsole implements Console {
    /** Of what a board prints without end. */
    private static final int KEPT_CHARACTERS = 1 << 16;

    private static final char UNREADABLE = '\uFFFD';
    private static final char ESCAPE = 0x1B;

    private final Port port;
    private final Optional<Duration> returnTime;
    private final byte[] chunk = new byte[4096];
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final StringBuilder heard = new StringBuilder();

    /** @param returnTime how long a port that vanished is waited for; empty where it never comes back by itself */
    public LineConsole(Port port, Optional<Duration> returnTime) {
        this.port = port;
        this.returnTime = returnTime;
    }

    /** Takes what was read from the port already, before anything else is. */
    public LineConsole behind(byte[] read) {
        hear(read, read.length);
        return this;
    }

    /** Goes on at another rate; what was not read is lost then. */
    public void setBaud(int baud) {
        if (port.baud() != baud) {
            port.setBaud(baud);
            port.discardInput();
            lines.clear();
            begun.reset();
        }
    }

    @Override
    public void send(byte[] bytes, Deadline deadline) {
        onceMoreAfterReturn(
                () -> {
                    port.write(bytes, deadline);
                    return bytes.length;
                },
                deadline);
    }

    @Override
    public Optional<String> readLine(Deadline deadline) {
        boolean inTime = true;
        while (lines.isEmpty() && inTime) {
            int count = onceMoreAfterReturn(() -> port.read(chunk, 0, chunk.length, deadline), deadline);
            hear(chunk, count);
            // From a board that talks without end no read comes back empty.
            inTime = count > 0 && !deadline.hasPassed();
        }
        return Optional.ofNullable(lines.poll());
    }

    @Override
    public String heard() {
        return heard + text(begun.toByteArray());
    }

    private int onceMoreAfterReturn(IntSupplier work, Deadline deadline) {
        try {
            return work.getAsInt();
        } catch (WireException e) {
            return closingOnFailure(() -> {
                awaitReturn(e, deadline);
                return work.getAsInt();
            });
        }
    }

    private void awaitReturn(WireException fault, Deadline deadline) {
        if (fault.fault() != WireFault.PORT_GONE || returnTime.isEmpty()) {
            throw fault;
        }
        port.awaitReturn(deadline.atMost(returnTime.get()));
    }

    private int closingOnFailure(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (WireException e) {
            port.close();
            throw e;
        }
    }

    private void hear(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                endLine("\n");
            } else {
                begun.write(bytes[i]);
                if (begun.size() >= MAX_LINE_CHARACTERS) {
                    endLine("");
                }
            }
        }
    }

    private void endLine(String end) {
        String line = text(begun.toByteArray());
        begun.reset();
        String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        lines.add(bare);
        heard.append(bare).append(end);
        if (heard.length() > KEPT_CHARACTERS) {
            heard.delete(0, heard.length() - KEPT_CHARACTERS);
        }
    }

    /** Control characters are no text either, but for tabs and the escape of coloured logs; a CR is taken away at the line's end. */
    private static String text(byte[] bytes) {
        String decoded = new String(bytes, UTF_8);
        StringBuilder text = new StringBuilder(decoded.length());
        for (int i = 0; i < decoded.length(); i++) {
            char each = decoded.charAt(i);
            boolean layout = each == '\t' || each == ESCAPE || each == '\r';
            text.append(Character.isISOControl(each) && !layout ? UNREADABLE : each);
        }
        return text.toString();
    }
}
