/**
 * Label printers: one job at a time, and no job taken for printed because its bytes were taken.
 *
 * <p>May import: sequence, zpl, wire, run.
 */
@NullMarked
package org.nailbed.sequence.printer;

import org.jspecify.annotations.NullMarked;
