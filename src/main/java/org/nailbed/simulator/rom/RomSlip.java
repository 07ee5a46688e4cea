package org.nailbed.simulator.rom;

import org.nailbed.simulator.loader.SlipDecoder;

/** The ROM's receiver: repeated delimiters are nothing, an unknown escape stands for its second byte, what is too much is dropped. */
final class RomSlip extends SlipDecoder {
    /** Protocol reference, 1.1. */
    static final int BUFFER_BYTES = 0x2000;

    private boolean inside;
    private boolean escaping;

    /** @param longestFrameBytes that the way to the chip lets through */
    RomSlip(int longestFrameBytes) {
        super(Math.min(BUFFER_BYTES, longestFrameBytes));
    }

    @Override
    protected void feed(byte[] bytes, int offset, int count, Frames frames) {
        for (int i = offset; i < offset + count; i++) {
            int b = bytes[i] & 0xFF;
            if (b == END) {
                delimiter(frames);
            } else if (inside) {
                content(b);
            }
        }
    }

    private void delimiter(Frames frames) {
        escaping = false;
        if (inside && frameLength() > 0) {
            inside = false;
            emit(frames);
        } else {
            inside = true;
        }
    }

    private void content(int b) {
        if (escaping) {
            escaping = false;
            append(b == ESCAPED_END ? END : b == ESCAPED_ESCAPE ? ESCAPE : b);
        } else if (b == ESCAPE) {
            escaping = true;
        } else {
            append(b);
        }
    }
}
