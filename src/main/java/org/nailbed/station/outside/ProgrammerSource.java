package org.nailbed.station.outside;

import java.util.Optional;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.station.Product;
import org.nailbed.station.SlotPort;

/** Opens the port of a slot and says how to program what is on it. Called on the slot's own thread, once for each run. */
@FunctionalInterface
public interface ProgrammerSource {

    /**
     * Opens the slot's port; the programmer owns it.
     *
     * @throws RuntimeException {@code WireException} or {@code FlashException}; nothing is left open then
     */
    Programmer open(SlotPort slot, Product product, Progress.Listener listener);

    /** The rate, in baud, that was learnt for this product on a slot whose rate is {@link SlotPort#AUTO_BAUD}; never waits. */
    default Optional<Integer> learntBaud(SlotPort slot, Product product) {
        return Optional.empty();
    }
}
