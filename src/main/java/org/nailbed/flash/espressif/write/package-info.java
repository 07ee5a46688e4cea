/**
 * Images on their way into flash, and the proof that they arrived.
 *
 * <p>May import: flash, firmware, wire, loader, flashio.
 */
@NullMarked
package org.nailbed.flash.espressif.write;

import org.jspecify.annotations.NullMarked;
