/**
 * Espressif's ROM and stub loaders, behind {@code Programmer}.
 *
 * <p>May import: flash, wire, firmware. The room above never imports this one.
 */
@NullMarked
package org.nailbed.flash.esp;

import org.jspecify.annotations.NullMarked;
