/** Check digits of serial numbers. */
@NullMarked
package org.nailbed.station.serial;

import org.jspecify.annotations.NullMarked;
