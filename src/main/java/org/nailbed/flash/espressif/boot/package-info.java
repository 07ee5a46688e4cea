/**
 * What a board prints when it starts, what that means, and talking to what started.
 *
 * <p>May import: flash, wire.
 */
@NullMarked
package org.nailbed.flash.espressif.boot;

import org.jspecify.annotations.NullMarked;
