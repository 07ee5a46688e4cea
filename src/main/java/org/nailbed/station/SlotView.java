package org.nailbed.station;

import java.util.Optional;
import java.util.Set;

/**
 * A slot as it is at one instant.
 *
 * @param allowed what may be commanded now
 * @param learntBaud the rate that the slot was found to hold, where it is to find one
 */
public record SlotView(SlotPort port, SlotState state, Set<Command> allowed, Optional<Integer> learntBaud) {

    /** What can be asked of a slot. */
    public enum Command {
        START,
        STOP,
        CLEAR
    }

    public SlotView {
        allowed = Set.copyOf(allowed);
    }

    public int number() {
        return port.number();
    }
}
