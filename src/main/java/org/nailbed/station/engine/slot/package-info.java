/** One slot at work: its thread, its port, its run and how far that is; and the clerk who keeps what the runs left behind. */
@NullMarked
package org.nailbed.station.engine.slot;

import org.jspecify.annotations.NullMarked;
