package org.nailbed.simulator.loader;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** One zlib stream that comes in pieces, and the 32 KiB window through which it is unpacked. */
public final class Inflation implements AutoCloseable {
    public static final int WINDOW_BYTES = 0x8000;

    /** Takes unpacked bytes; the array is the inflation's and changes afterwards. */
    public interface Sink {
        void accept(byte[] bytes, int length);
    }

    /** The stream is no zlib stream, or its Adler-32 is wrong. */
    public static final class BrokenStreamException extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean checkFailed;

        BrokenStreamException(DataFormatException cause) {
            super(cause);
            // zlib's own words for a wrong Adler-32
            checkFailed = String.valueOf(cause.getMessage()).contains("incorrect data check");
        }

        public boolean isCheckFailed() {
            return checkFailed;
        }
    }

    private final Inflater inflater = new Inflater();
    private final byte[] window = new byte[WINDOW_BYTES];
    private int filled;

    /** Unpacks a piece; gives the window away each time it is full. */
    public void feed(byte[] bytes, int offset, int length, Sink sink) throws BrokenStreamException {
        inflater.setInput(bytes, offset, length);
        try {
            int unpacked = inflater.inflate(window, filled, WINDOW_BYTES - filled);
            while (unpacked > 0) {
                filled += unpacked;
                if (filled == WINDOW_BYTES) {
                    drain(sink);
                }
                unpacked = inflater.inflate(window, filled, WINDOW_BYTES - filled);
            }
        } catch (DataFormatException e) {
            throw new BrokenStreamException(e);
        }
    }

    /** Gives away what is left in the window. */
    public void drain(Sink sink) {
        int length = filled;
        filled = 0;
        if (length > 0) {
            sink.accept(window, length);
        }
    }

    /** Begins a new stream. */
    public void restart() {
        inflater.reset();
        filled = 0;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
