/**
 * From a silent port to a loader that answers: reset sequences, SYNC, and the raise of the baud.
 *
 * <p>May import: flash, wire, loader, chip, rate.
 */
@NullMarked
package org.nailbed.flash.espressif.connect;

import org.jspecify.annotations.NullMarked;
