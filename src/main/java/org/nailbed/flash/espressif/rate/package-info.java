/**
 * How fast a board can be talked to: what was learnt of each port, and the rates to try.
 *
 * <p>May import: flash, wire.
 */
@NullMarked
package org.nailbed.flash.espressif.rate;

import org.jspecify.annotations.NullMarked;
