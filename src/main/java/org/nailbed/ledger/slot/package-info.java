/**
 * What happened to a slot itself: its probes, its health, its golden unit.
 *
 * <p>May import: the ledger's words, run.
 */
@NullMarked
package org.nailbed.ledger.slot;

import org.jspecify.annotations.NullMarked;
