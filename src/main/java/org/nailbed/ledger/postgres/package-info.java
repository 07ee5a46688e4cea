/**
 * The ledger over PostgreSQL with plain JDBC: the pool, the migrations, the statements.
 *
 * <p>May import: the ledger's words, firmware, run.
 */
@NullMarked
package org.nailbed.ledger.postgres;

import org.jspecify.annotations.NullMarked;
