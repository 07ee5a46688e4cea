package org.nailbed.simulator.jig;

import java.nio.file.Path;
import java.util.List;
import org.nailbed.simulator.JigOptions;

/** A set of pretended boards, offered on PTYs or TCP, all of one chip. Closing it unplugs every board and frees every thread. */
public final class SimulatedJig implements AutoCloseable {

    /** Boards on PTYs: links {@code dir/board1}… with their line sockets {@code dir/board1.lines}…. */
    public static SimulatedJig onPtys(JigOptions options, Path dir) {
        throw new UnsupportedOperationException(options + " " + dir);
    }

    /** Boards on 127.0.0.1, one port each, upward from {@code firstPort}; 0 takes free ones. */
    public static SimulatedJig onTcp(JigOptions options, int firstPort) {
        throw new UnsupportedOperationException(options + " " + firstPort);
    }

    /** In order, the first is number 1. */
    public List<SimulatedBoard> boards() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
