/** One board: its wire, its reset circuit, and which program runs. A passive machine that is told the time. */
@NullMarked
package org.nailbed.simulator.board;

import org.jspecify.annotations.NullMarked;
