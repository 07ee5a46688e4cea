/** The types of values that stand in our files. */
@NullMarked
package org.nailbed.station.config.type;

import org.jspecify.annotations.NullMarked;
