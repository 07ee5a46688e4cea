/**
 * Deflate streams as small as the format allows in reasonable time: an image is compressed once and sent to every board ever
 * flashed with it. May import the firmware room's root.
 */
@NullMarked
package org.nailbed.firmware.deflate;

import org.jspecify.annotations.NullMarked;
