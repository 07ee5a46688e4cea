package org.nailbed.sequence.lookup;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.UnitData;
import org.nailbed.wire.Deadline;

/** Finds what is to be known of one unit and of no other: keys, licences, calibration. A value of its product. */
public sealed interface Lookup permits CsvLookup, RestLookup {

    /**
     * Looks for the unit by the serial number or MAC in {@code unit}, which is not changed.
     *
     * @return values by names that fit {@link UnitData#lookedUp}
     * @throws SequenceException UNIT_DATA_MISSING naming the unit when there is nothing of it, or it has no such number yet;
     *     LOOKUP_FAILED when nobody could be asked
     */
    Map<String, String> find(UnitData unit, Deadline deadline);

    /** The names that it finds values for; empty when only the answer tells. */
    Optional<Set<String>> names();

    /** Those of them whose values are shown nowhere. */
    Set<String> secrets();

    /** As {@link #find}, and puts the values where templates find them: as {@code data.NAME}. */
    default void findInto(UnitData unit, Deadline deadline) {
        find(unit, deadline).forEach((name, value) -> {
            if (secrets().contains(name)) {
                unit.putSecret(UnitData.lookedUp(name), value);
            } else {
                unit.put(UnitData.lookedUp(name), value);
            }
        });
    }

    /** Whether a value of this name can be asked for by a template. */
    static boolean isName(String name) {
        return UnitData.isName(UnitData.lookedUp(name));
    }

    /** For messages: the unit by all that is known of it. */
    static String title(UnitData unit) {
        return unit.get(UnitData.SERIAL_NUMBER)
                        .map(serial -> "unit " + serial + ", ")
                        .orElse("")
                + unit.get(UnitData.MAC).map(mac -> "board " + mac).orElse("board not identified");
    }

    /** The fault of a unit of which nothing is known. */
    static SequenceException missing(UnitData unit, String where) {
        return new SequenceException(
                FaultCode.UNIT_DATA_MISSING,
                "There is nothing of this unit in %s: %s. Check which unit it is, and what was loaded there."
                        .formatted(where, title(unit)));
    }
}
