package org.nailbed.flash.esp;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.Trace;

/** Stands between a programmer and another port and may change what passes, in both directions. */
final class RelayPort implements Port {
    private final Port port;
    private UnaryOperator<byte[]> toBoard = UnaryOperator.identity();
    private UnaryOperator<byte[]> fromBoard = UnaryOperator.identity();

    private Runnable onReset = () -> {};

    RelayPort(Port port) {
        this.port = port;
    }

    /** @param change is given every write, whole */
    RelayPort toBoard(UnaryOperator<byte[]> change) {
        toBoard = change;
        return this;
    }

    /** @param change is given what one read brought; it may give less back, or nothing, but not more */
    RelayPort fromBoard(UnaryOperator<byte[]> change) {
        fromBoard = change;
        return this;
    }

    /** @param told each time that RTS alone is asserted, as once in every reset */
    RelayPort onReset(Runnable told) {
        onReset = told;
        return this;
    }

    @Override
    public String address() {
        return port.address();
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) {
        int count;
        byte[] passed;
        do {
            count = port.read(into, offset, length, deadline);
            passed = fromBoard.apply(Arrays.copyOfRange(into, offset, offset + count));
        } while (count > 0 && passed.length == 0);
        System.arraycopy(passed, 0, into, offset, passed.length);
        return passed.length;
    }

    @Override
    public void write(byte[] bytes, int offset, int length, Deadline deadline) {
        byte[] passed = toBoard.apply(Arrays.copyOfRange(bytes, offset, offset + length));
        port.write(passed, 0, passed.length, deadline);
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
        return port.hasLines();
    }

    @Override
    public boolean hasBaud() {
        return port.hasBaud();
    }

    @Override
    public void setLines(Lines lines) {
        port.setLines(lines);
        if (lines == Lines.RTS) {
            onReset.run();
        }
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
