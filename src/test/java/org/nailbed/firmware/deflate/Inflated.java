package org.nailbed.firmware.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What a zlib stream stands for. */
public final class Inflated {
    private Inflated() {}

    /** By an inflater that is not ours; refuses anything after the stream. */
    public static byte[] of(byte[] stream) throws DataFormatException {
        Inflater inflater = new Inflater();
        inflater.setInput(stream);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[8_192];
        while (!inflater.finished()) {
            int length = inflater.inflate(piece);
            assertThat(length > 0 || inflater.finished()).as("goes on").isTrue();
            out.write(piece, 0, length);
        }
        assertThat(inflater.getRemaining()).isZero();
        inflater.end();
        return out.toByteArray();
    }
}
