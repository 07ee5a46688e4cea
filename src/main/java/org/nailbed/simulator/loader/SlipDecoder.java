package org.nailbed.simulator.loader;

/** Cuts a byte stream into frames. Keeps its state between calls, so that every split of the stream gives the same frames. */
abstract class SlipDecoder {
    static final int END = 0xC0;
    static final int ESCAPE = 0xDB;
    static final int ESCAPED_END = 0xDC;
    static final int ESCAPED_ESCAPE = 0xDD;

    /** Takes a whole frame, unescaped. The array is the decoder's and changes afterwards. */
    interface Frames {
        void accept(byte[] bytes, int length);
    }

    private final byte[] frame;
    private int length;
    private int tooMany;

    SlipDecoder(int capacity) {
        frame = new byte[capacity];
    }

    abstract void feed(byte[] bytes, int offset, int count, Frames frames);

    final int frameLength() {
        return length;
    }

    final boolean hasOverflowed() {
        return tooMany > 0;
    }

    final void append(int value) {
        if (length < frame.length) {
            frame[length++] = (byte) value;
        } else {
            tooMany++;
        }
    }

    final void clear() {
        length = 0;
        tooMany = 0;
    }

    final void emit(Frames frames) {
        int complete = length;
        clear();
        frames.accept(frame, complete);
    }
}
