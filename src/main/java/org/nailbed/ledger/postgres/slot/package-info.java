/**
 * Facts about slots in PostgreSQL.
 *
 * <p>May import: the ledger's words, run.
 */
@NullMarked
package org.nailbed.ledger.postgres.slot;

import org.jspecify.annotations.NullMarked;
