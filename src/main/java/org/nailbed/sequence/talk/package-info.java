/**
 * Talking by lines of text with what runs on a board: what is sent, what is expected, what is measured of it.
 *
 * <p>May import: sequence, flash, wire, run.
 */
@NullMarked
package org.nailbed.sequence.talk;

import org.jspecify.annotations.NullMarked;
