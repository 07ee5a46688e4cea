package org.nailbed.sequence.zpl;

import java.util.Set;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.UnitData;

/** A label with places for a unit's data. */
public sealed interface LabelTemplate permits ZplFile, BuiltLabel {

    /** The names of the data that it wants, each once. */
    Set<String> names();

    /**
     * The label of one unit, as a printer takes it.
     *
     * @param dotsPerMm of the printer: 8 (203 dpi), 12 (300 dpi), 24 (600 dpi)
     * @param copies at least 1
     * @throws SequenceException {@code UNIT_DATA_MISSING} when a value is not known, or its field cannot hold it
     */
    String fill(UnitData data, int dotsPerMm, int copies);
}
