package org.nailbed.flash.espressif.loader;

import org.nailbed.wire.Deadline;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.Trace;

/** Another port that gives its bytes in pieces, and may lack lines. */
public final class SlowPort implements Port {
    private final Port port;
    private final int pieceBytes;
    private final boolean lines;

    private SlowPort(Port port, int pieceBytes, boolean lines) {
        this.port = port;
        this.pieceBytes = pieceBytes;
        this.lines = lines;
    }

    public static Port inPiecesOf(int bytes, Port port) {
        return new SlowPort(port, bytes, true);
    }

    public static Port withoutLines(Port port) {
        return new SlowPort(port, Integer.MAX_VALUE, false);
    }

    @Override
    public String address() {
        return port.address();
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) {
        return port.read(into, offset, Math.min(length, pieceBytes), deadline);
    }

    @Override
    public void write(byte[] bytes, int offset, int length, Deadline deadline) {
        port.write(bytes, offset, length, deadline);
    }

    @Override
    public int baud() {
        return port.baud();
    }

    @Override
    public void setBaud(int baud) {
        port.setBaud(baud);
    }

    @Override
    public boolean hasLines() {
        return lines;
    }

    @Override
    public void setLines(Lines to) {
        port.setLines(to);
    }

    @Override
    public void discardInput() {
        port.discardInput();
    }

    @Override
    public Trace trace() {
        return port.trace();
    }

    @Override
    public void close() {
        port.close();
    }
}
