/**
 * SCPI over a port: commands and queries as lines of ASCII (IEEE 488.2; SCPI-99, volume 1).
 *
 * <p>May import: sequence, wire, run.
 */
@NullMarked
package org.nailbed.sequence.scpi;

import org.jspecify.annotations.NullMarked;
