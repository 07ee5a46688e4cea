/**
 * Units and the rules of the line: who may be worked on now, which MAC belongs to which serial number, what was done to a unit.
 *
 * <p>May import: the ledger's words, run.
 */
@NullMarked
package org.nailbed.ledger.line;

import org.jspecify.annotations.NullMarked;
