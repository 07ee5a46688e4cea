package org.nailbed.sequence.runner;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.Deadline;

/**
 * The board of a run behind its port: opened when a phase first wants it, opened anew after a failure closed it, and then made
 * sure to be the board of before. Belongs to the run's thread.
 */
final class BoardSeat {

    private static final Logger LOG = System.getLogger(BoardSeat.class.getName());

    private final Function<Progress.Listener, Programmer> source;
    private final Progress.Listener listener;
    private final boolean mustReset;
    private final List<Programmer> closed = new ArrayList<>();
    private @Nullable Programmer programmer;
    private Optional<BoardIdentity> identity = Optional.empty();

    /** @param mustReset whether some phase resets the board: better said before it is written than after */
    BoardSeat(Function<Progress.Listener, Programmer> source, Progress.Listener listener, boolean mustReset) {
        this.source = source;
        this.listener = listener;
        this.mustReset = mustReset;
    }

    /** @throws SequenceException when the run has met another board before */
    void identified(BoardIdentity board) {
        requireSame(board.mac());
        identity = Optional.of(board);
    }

    private void requireSame(String mac) {
        if (identity.isPresent() && !mac.equals(identity.get().mac())) {
            throw new SequenceException(
                    FaultCode.BOARD_CHANGED,
                    "Board " + mac + " is on the slot now, expected "
                            + identity.get().mac() + " of before.");
        }
    }

    Programmer programmer(Deadline deadline) {
        Programmer open = programmer;
        if (open == null) {
            open = source.apply(listener);
            programmer = open;
            check(open, deadline);
        }
        return open;
    }

    private void check(Programmer open, Deadline deadline) {
        if (mustReset && !open.canReset()) {
            throw new SequenceException(
                    FaultCode.NO_RESET_LINES, "The sequence boots the board, but this port cannot reset it.");
        }
        if (identity.isPresent()) {
            requireSame(open.identify(deadline).mac());
        }
    }

    /** Closes the port, if it is open; the next phase that wants the board opens it again. Never throws. */
    void close() {
        Programmer open = programmer;
        programmer = null;
        if (open == null) {
            return;
        }
        // A port closes slowly, or not at all, on a thread that is interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            open.close();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A programmer did not close", e);
        }
        closed.add(open);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What went over the port, of every time that it was open; empty when it never was. Ask after {@link #close}. */
    Optional<String> trace() {
        List<String> traces =
                closed.stream().flatMap(one -> trace(one).stream()).toList();
        return traces.isEmpty() ? Optional.empty() : Optional.of(String.join("\n--- opened again ---\n", traces));
    }

    private static Optional<String> trace(Programmer programmer) {
        try {
            return Optional.of(programmer.trace().dump());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "There is no trace of a programmer", e);
            return Optional.empty();
        }
    }
}
