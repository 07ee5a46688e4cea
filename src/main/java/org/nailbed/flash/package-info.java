/**
 * Programmers: move bytes to a board and prove them by digests read back.
 *
 * <p>May import: wire, firmware. Knows nothing of stations: a library that can be lifted out.
 */
@NullMarked
package org.nailbed.flash;

import org.jspecify.annotations.NullMarked;
