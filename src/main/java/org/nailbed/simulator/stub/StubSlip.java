package org.nailbed.simulator.stub;

import org.nailbed.simulator.loader.SlipDecoder;

/**
 * The stub's receiver: every delimiter toggles between frame and gap, so that one stray delimiter turns frames into gaps; an
 * unknown escape spoils its frame and the next one; a frame too big is dropped.
 */
final class StubSlip extends SlipDecoder {
    /** Header, block and slack of each of the stub's frame buffers (protocol reference, 1.1). */
    static final int BUFFER_BYTES = 8 + 0x4000 + 0xFF;

    private boolean inside;
    private boolean escaping;
    private int framesToDrop;

    /** @param longestFrameBytes that the way to the chip lets through */
    StubSlip(int longestFrameBytes) {
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
        inside = !inside;
        if (inside || frameLength() == 0) {
            clear();
        } else if (framesToDrop > 0) {
            framesToDrop--;
            clear();
        } else if (hasOverflowed()) {
            clear();
        } else {
            emit(frames);
        }
    }

    private void content(int b) {
        if (!escaping) {
            escaping = b == ESCAPE;
            if (!escaping) {
                append(b);
            }
            return;
        }
        escaping = false;
        switch (b) {
            case ESCAPED_END -> append(END);
            case ESCAPED_ESCAPE -> append(ESCAPE);
            default -> {
                append(b);
                framesToDrop = 2;
            }
        }
    }
}
