/** The station at work: a thread, a port and a run for each slot, the interlocks between them, and what waits for the ledger. */
@NullMarked
package org.nailbed.station.engine;

import org.jspecify.annotations.NullMarked;
