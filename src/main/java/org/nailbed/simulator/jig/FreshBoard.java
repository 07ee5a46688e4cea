package org.nailbed.simulator.jig;

import java.util.Optional;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.SimulatorException;

/**
 * A board as it comes from the feeder: its flash was never written.
 *
 * @param number gives its MAC, as the jig's boards have theirs; 1 to 10,000,000
 * @param fault what is wrong with it from the start
 */
public record FreshBoard(int number, Optional<BoardFault> fault) {
    private static final int HIGHEST_NUMBER = 10_000_000;

    public FreshBoard {
        if (number < 1 || number > HIGHEST_NUMBER) {
            throw new SimulatorException("Board number " + number + "; 1 to " + HIGHEST_NUMBER + " are possible.");
        }
    }

    /** A good one. */
    public static FreshBoard number(int number) {
        return new FreshBoard(number, Optional.empty());
    }

    public FreshBoard with(BoardFault ordered) {
        return new FreshBoard(number, Optional.of(ordered));
    }
}
