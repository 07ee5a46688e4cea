package org.nailbed.wire.slip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds frames in a stream that comes in any pieces and may hold anything: boot text, noise, cut frames.
 *
 * <p>What stands between an opening and the next delimiter is a frame. What stands between two frames is text, unless it
 * starts with a control character as Espressif's replies do and text does not: then a delimiter was lost or shared, and it is a
 * frame too. A frame with a wrong escape or beyond the size limit is dropped, and reading goes on at its closing delimiter. A
 * stray delimiter costs one frame at most.
 *
 * <p>Not thread-safe: it belongs to the thread that reads the port.
 */
public final class SlipDecoder {
    private static final int KEPT_TEXT_BYTES = 4096;

    private final int maxFrameBytes;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    private final TailBuffer text = new TailBuffer(KEPT_TEXT_BYTES);

    /** The bytes since the last delimiter, still escaped. */
    private byte[] run = new byte[1024];

    private int runLength;
    private boolean runOverflowed;
    private boolean opened;
    private int droppedFrames;

    /** @param maxFrameBytes of an unescaped frame; a longer one is dropped */
    public SlipDecoder(int maxFrameBytes) {
        this.maxFrameBytes = maxFrameBytes;
    }

    public void feed(byte[] chunk, int offset, int length) {
        int end = offset + length;
        int from = offset;
        for (int i = offset; i < end; i++) {
            if (chunk[i] == Slip.DELIMITER) {
                extendRun(chunk, from, i - from);
                endRun();
                from = i + 1;
            }
        }
        extendRun(chunk, from, end - from);
    }

    /** The oldest complete frame that was not taken yet, unescaped, never of length 0; the caller's to keep. */
    public Optional<byte[]> next() {
        return Optional.ofNullable(frames.poll());
    }

    /**
     * What was heard outside of frames, and what a frame that is still open holds so far: the words of a board that does not
     * answer. The last 4 KiB, undecodable bytes replaced.
     */
    public String textHeard() {
        TailBuffer all = text.copy();
        all.append(run, 0, runLength);
        return new String(all.toByteArray(), StandardCharsets.UTF_8);
    }

    /** Frames dropped since the start for a wrong escape or their size. */
    public int droppedFrames() {
        return droppedFrames;
    }

    /** Forgets complete frames that were not taken; what was heard beside them stays. */
    public void forgetFrames() {
        frames.clear();
    }

    /** Forgets everything: text, frames not taken, a frame half read. */
    public void reset() {
        frames.clear();
        text.clear();
        startRun(false);
    }

    private void extendRun(byte[] chunk, int offset, int length) {
        int room = 2 * maxFrameBytes - runLength;
        if (length > room) {
            text.append(run, 0, runLength);
            text.append(chunk, offset, length);
            runLength = 0;
            runOverflowed = true;
        } else if (runOverflowed) {
            text.append(chunk, offset, length);
        } else {
            if (runLength + length > run.length) {
                run = Arrays.copyOf(run, Math.max(2 * run.length, runLength + length));
            }
            System.arraycopy(chunk, offset, run, runLength, length);
            runLength += length;
        }
    }

    private void endRun() {
        if (runLength == 0 && !runOverflowed) {
            startRun(true);
        } else if (opened || (!runOverflowed && cannotBeText(run[0]))) {
            takeFrame();
            startRun(false);
        } else {
            text.append(run, 0, runLength);
            startRun(true);
        }
    }

    private void startRun(boolean nowOpened) {
        opened = nowOpened;
        runLength = 0;
        runOverflowed = false;
    }

    private void takeFrame() {
        int length = runOverflowed ? -1 : Slip.unescape(run, runLength, run);
        if (length < 0 || length > maxFrameBytes) {
            droppedFrames++;
        } else {
            frames.add(Arrays.copyOf(run, length));
        }
    }

    /** Control characters but NUL (a line's idle noise), tab, line ends and the escape of coloured logs. */
    private static boolean cannotBeText(byte first) {
        return first > 0 && first < 0x20 && first != '\t' && first != '\n' && first != '\r' && first != 0x1B;
    }
}
