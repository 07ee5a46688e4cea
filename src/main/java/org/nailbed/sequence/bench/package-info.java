/**
 * Phases that ask what stands around the board: rules, instruments, people, printers.
 *
 * <p>May import: sequence, talk, scpi, printer, zpl, wire, run.
 */
@NullMarked
package org.nailbed.sequence.bench;

import org.jspecify.annotations.NullMarked;
