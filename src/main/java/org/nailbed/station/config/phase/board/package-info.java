/** Readers of the kinds of phase that work on the board's loader and flash. */
@NullMarked
package org.nailbed.station.config.phase.board;

import org.jspecify.annotations.NullMarked;
