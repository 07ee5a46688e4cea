package org.nailbed.simulator.loader;

/** Cuts a byte stream into frames. Keeps its state between calls, so that every split of the stream gives the same frames. */
public abstract class SlipDecoder {
    public static final int END = 0xC0;
    public static final int ESCAPE = 0xDB;
    public static final int ESCAPED_END = 0xDC;
    public static final int ESCAPED_ESCAPE = 0xDD;

    /** Takes a whole frame, unescaped. The array is the decoder's and changes afterwards. */
    public interface Frames {
        void accept(byte[] bytes, int length);
    }

    private final byte[] frame;
    private int length;
    private int tooMany;

    protected SlipDecoder(int capacity) {
        frame = new byte[capacity];
    }

    protected abstract void feed(byte[] bytes, int offset, int count, Frames frames);

    protected final int frameLength() {
        return length;
    }

    protected final boolean hasOverflowed() {
        return tooMany > 0;
    }

    protected final void append(int value) {
        if (length < frame.length) {
            frame[length++] = (byte) value;
        } else {
            tooMany++;
        }
    }

    protected final void clear() {
        length = 0;
        tooMany = 0;
    }

    protected final void emit(Frames frames) {
        int complete = length;
        clear();
        frames.accept(frame, complete);
    }
}
