/**
 * The fixture with its numbered slots, the runs on them, and the files of {@code station-config/}.
 *
 * <p>May import: sequence, ledger, flash, wire, firmware, run. One plain thread per slot owns that slot's port and its run.
 */
@NullMarked
package org.nailbed.station;

import org.jspecify.annotations.NullMarked;
