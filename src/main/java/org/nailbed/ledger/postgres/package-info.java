/**
 * The ledger over PostgreSQL with plain JDBC: the pool and the migrations. Its books are the sub-packages, one for each
 * package of the ledger's words, on the small kit in {@code sql}.
 *
 * <p>May import: the ledger's words, firmware, run.
 */
@NullMarked
package org.nailbed.ledger.postgres;

import org.jspecify.annotations.NullMarked;
