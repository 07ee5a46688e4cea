package org.nailbed.flash.espressif.loader;

import org.nailbed.wire.Deadline;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.Trace;

/** Another port that gives its bytes in pieces, all of one size or cut in two, and may lack lines. */
public final class SlowPort implements Port {
    private final Port port;
    private final int furtherBytes;
    private final boolean lines;
    private int pieceBytes;

    private SlowPort(Port port, int firstBytes, int furtherBytes, boolean lines) {
        this.port = port;
        this.pieceBytes = firstBytes;
        this.furtherBytes = furtherBytes;
        this.lines = lines;
    }

    /** The first piece has this many bytes, the second what is left. */
    public static Port cutAfter(int bytes, Port port) {
        return new SlowPort(port, bytes, Integer.MAX_VALUE, true);
    }

    public static Port inPiecesOf(int bytes, Port port) {
        return new SlowPort(port, bytes, bytes, true);
    }

    public static Port withoutLines(Port port) {
        return new SlowPort(port, Integer.MAX_VALUE, Integer.MAX_VALUE, false);
    }

    @Override
    public String address() {
        return port.address();
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) {
        int count = port.read(into, offset, Math.min(length, pieceBytes), deadline);
        pieceBytes = count == 0 ? pieceBytes : furtherBytes;
        return count;
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
