package org.nailbed.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Faults gathered so that they are shown together. */
public final class Problems {

    private final List<String> faults = new ArrayList<>();

    public void add(String fault) {
        faults.add(fault);
    }

    /** What the attempt gives, or nothing and one more fault. */
    public <T> Optional<T> attempt(Supplier<T> attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (FirmwareException e) {
            add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** @throws FirmwareException naming all of them, after {@code where} */
    public void throwIfAny(String where) {
        if (!faults.isEmpty()) {
            throw new FirmwareException(where + ": " + this);
        }
    }

    /** The only fault as it is; several as a list, a line each. */
    @Override
    public String toString() {
        return faults.size() == 1 ? faults.get(0) : faults.size() + " faults:\n- " + String.join("\n- ", faults);
    }
}
