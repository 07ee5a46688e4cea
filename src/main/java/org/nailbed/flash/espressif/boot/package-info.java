/**
 * What a board prints when it starts, and what that means.
 *
 * <p>May import: flash, wire.
 */
@NullMarked
package org.nailbed.flash.espressif.boot;

import org.jspecify.annotations.NullMarked;
