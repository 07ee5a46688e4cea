/** A firmware to flash when there is none at hand, in the shape that ESP-IDF leaves behind. Encodes by itself. */
@NullMarked
package org.nailbed.simulator.demo;

import org.jspecify.annotations.NullMarked;
