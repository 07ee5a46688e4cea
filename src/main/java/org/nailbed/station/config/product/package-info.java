/** Product files: read whole, every fault at once, into a revision that never changes. */
@NullMarked
package org.nailbed.station.config.product;

import org.jspecify.annotations.NullMarked;
