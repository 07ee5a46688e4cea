/**
 * Forms of firmware inside one file, as bytes or text already read: Intel HEX, UF2, JSON, tables of values.
 *
 * <p>May import: {@code firmware}. Opens nothing.
 */
@NullMarked
package org.nailbed.firmware.format;

import org.jspecify.annotations.NullMarked;
