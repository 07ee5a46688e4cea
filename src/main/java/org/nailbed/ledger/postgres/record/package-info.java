/**
 * Runs in PostgreSQL, and which MAC belongs to which serial number.
 *
 * <p>May import: the ledger's words, firmware, run.
 */
@NullMarked
package org.nailbed.ledger.postgres.record;

import org.jspecify.annotations.NullMarked;
