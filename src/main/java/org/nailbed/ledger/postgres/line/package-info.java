/**
 * The rules of the line and the histories of units in PostgreSQL.
 *
 * <p>May import: the ledger's words, run.
 */
@NullMarked
package org.nailbed.ledger.postgres.line;

import org.jspecify.annotations.NullMarked;
