/**
 * What lies in flash beside images: the table of partitions as people write it, the choice between applications.
 *
 * <p>May import: {@code firmware} and {@code firmware.format}. Opens nothing.
 */
@NullMarked
package org.nailbed.firmware.partition;

import org.jspecify.annotations.NullMarked;
