package org.nailbed.sequence.talk;

import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.Deadline;

/**
 * A line that stops being read at a deadline: some patterns go through some lines in more ways than a life is long, and the
 * matcher asks nobody but its text.
 */
final class BoundedText implements CharSequence {

    /** Looking at the time costs more than a character does. */
    private static final int CHARACTERS_BETWEEN_LOOKS = 1 << 12;

    private final String text;
    private final Deadline deadline;
    private int read;

    BoundedText(String text, Deadline deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    @Override
    public char charAt(int index) {
        if (++read % CHARACTERS_BETWEEN_LOOKS == 0) {
            look();
        }
        return text.charAt(index);
    }

    private void look() {
        if (Thread.currentThread().isInterrupted()) {
            throw new SequenceException(FaultCode.STOPPED, "Stopped while a pattern was looked for.");
        }
        if (deadline.hasPassed()) {
            throw new OutOfTime();
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The deadline passed in the middle of a match. */
    static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfTime() {
            super("The deadline of a match has passed.");
        }
    }
}
