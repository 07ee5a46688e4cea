/**
 * Ordered phases on one DUT, with teardown guaranteed; turns a fault of flash or wire into a {@code FaultCode}.
 *
 * <p>The words are here; each kind of phase is a record in a sub-package, and {@code runner} runs them.
 *
 * <p>May import: flash, wire, firmware, run. Knows neither slots nor the database.
 */
@NullMarked
package org.nailbed.sequence;

import org.jspecify.annotations.NullMarked;
