/**
 * Programs that run in a chip's RAM and are never written to flash.
 *
 * <p>May import: {@code firmware}. Opens nothing.
 */
@NullMarked
package org.nailbed.firmware.ram;

import org.jspecify.annotations.NullMarked;
