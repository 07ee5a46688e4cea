package org.nailbed.flash.espressif.flashio;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nailbed.flash.FlashException;
import org.nailbed.wire.Deadline;

/** Does work once more after the link broke in it and the loader was started anew: a few times for one board, then no more. */
public final class Restarts {
    private static final int MAX = 3;

    private final Recovery recovery;
    private int count;

    public Restarts(Recovery recovery) {
        this.recovery = recovery;
    }

    /** How often the loader was started anew so far. */
    public int count() {
        return count;
    }

    /**
     * @param work that may be begun again at any time
     * @throws FlashException the first failure, with what came of mending it
     */
    public <T> T run(Supplier<T> work, Deadline deadline) {
        FlashException first = null;
        FlashException last = null;
        while (true) {
            try {
                recover(last, deadline);
                return work.get();
            } catch (FlashException e) {
                first = first == null ? e : first;
                if (count == MAX || !Recovery.mayHelp(e) || deadline.hasPassed()) {
                    throw first == e ? e : inTheEnd(first, e);
                }
                count++;
                last = e;
            }
        }
    }

    private void recover(@Nullable FlashException failure, Deadline deadline) {
        if (failure != null) {
            recovery.recover(failure, deadline);
        }
    }

    /** What broke first says more than what could not be mended. */
    private FlashException inTheEnd(FlashException first, FlashException last) {
        FlashException told = new FlashException(
                first.fault(),
                "%s Restarts: %d; in the end: %s".formatted(first.getMessage(), count, last.getMessage()),
                first);
        told.addSuppressed(last);
        return told;
    }
}
