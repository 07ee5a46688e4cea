package org.nailbed.station;

import java.util.Set;

/**
 * A slot as it is at one instant.
 *
 * @param allowed what may be commanded now
 */
public record SlotView(SlotPort port, SlotState state, Set<Command> allowed) {

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
