/**
 * What sets Espressif's chips apart, as data, and how a chip is asked for it.
 *
 * <p>May import: flash, firmware, wire, loader, fuse, stub. Source of every address: the protocol reference, section 5.
 */
@NullMarked
package org.nailbed.flash.espressif.chip;

import org.jspecify.annotations.NullMarked;
