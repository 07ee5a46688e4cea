/** Phases that work on the board through its programmer. */
@NullMarked
package org.nailbed.sequence.board;

import org.jspecify.annotations.NullMarked;
