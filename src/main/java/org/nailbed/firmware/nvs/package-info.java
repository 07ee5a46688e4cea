/**
 * Data that a board finds under names: partitions of NVS written for one unit, and read back (protocol reference, 6.5).
 *
 * <p>May import: {@code firmware} and {@code firmware.format}, {@code firmware.archive}.
 */
@NullMarked
package org.nailbed.firmware.nvs;

import org.jspecify.annotations.NullMarked;
