/**
 * Labels as ZPL II text, in which a unit's data can never be more than data, and what a printer says of itself. Numbers and rules:
 * the ZPL II Programming Guide (its edition 45541L-004 where no other is named).
 *
 * <p>May import: sequence.
 */
@NullMarked
package org.nailbed.sequence.zpl;

import org.jspecify.annotations.NullMarked;
