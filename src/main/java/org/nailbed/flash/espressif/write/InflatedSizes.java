package org.nailbed.flash.espressif.write;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Tells how many bytes each piece of one zlib stream becomes: so long may the board write it. */
final class InflatedSizes implements AutoCloseable {
    private final Inflater inflater = new Inflater();
    private final byte[] scratch = new byte[0x8000];

    /** Takes the pieces of the stream in order. */
    int ofNext(byte[] stream, int offset, int length) {
        inflater.setInput(stream, offset, length);
        int total = 0;
        try {
            int count = inflater.inflate(scratch);
            while (count > 0) {
                total += count;
                count = inflater.inflate(scratch);
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("The deflated image at " + offset + " is no zlib stream.", e);
        }
        return total;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
