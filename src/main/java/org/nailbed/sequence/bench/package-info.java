/** Phases that ask what stands around the board: rules, instruments, people, printers. */
@NullMarked
package org.nailbed.sequence.bench;

import org.jspecify.annotations.NullMarked;
