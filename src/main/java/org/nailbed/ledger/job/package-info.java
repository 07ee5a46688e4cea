/**
 * Jobs: how many units of which product revision shall be made, how far that came, and which slot works on what.
 *
 * <p>May import: the ledger's words, run.
 */
@NullMarked
package org.nailbed.ledger.job;

import org.jspecify.annotations.NullMarked;
