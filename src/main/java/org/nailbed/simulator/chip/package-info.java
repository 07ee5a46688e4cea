/** Every kind of chip as data, with a few named traits. Knows no protocol and no clock. */
@NullMarked
package org.nailbed.simulator.chip;

import org.jspecify.annotations.NullMarked;
