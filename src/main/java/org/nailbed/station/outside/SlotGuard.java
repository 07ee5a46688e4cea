package org.nailbed.station.outside;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.nailbed.run.Run;
import org.nailbed.station.SlotHealth;

/**
 * Looks after the slots themselves, beside the rules of the line: worn contacts, failures in a row, a golden unit that is due.
 * Asked and told by the station on its own threads, also under its monitor: returns at once, never throws.
 */
public interface SlotGuard {

    /** Refuses nothing and knows no golden unit. */
    SlotGuard NONE = new SlotGuard() {
        @Override
        public Optional<String> refusal(int slot, Optional<String> serialNumber) {
            return Optional.empty();
        }

        @Override
        public boolean isGolden(String serialNumber) {
            return false;
        }

        @Override
        public void ended(Run run) {}

        @Override
        public SlotHealth health(int slot) {
            return SlotHealth.GOOD;
        }
    };

    /** Is given, once and before any run, what to call when the health of a slot changed while no run ended there. */
    default void onChange(IntConsumer slotChanged) {}

    /** Why no run may start on this slot now and what to do about it, in words; empty when one may. */
    Optional<String> refusal(int slot, Optional<String> serialNumber);

    /**
     * Whether a serial number is that of a golden unit: a board known to be good that proves the slot. Its runs belong to no job
     * and no interlock of the line holds them: it passes every shift anew.
     */
    boolean isGolden(String serialNumber);

    /** A run has ended, stored or not. */
    void ended(Run run);

    SlotHealth health(int slot);
}
