/**
 * Jobs and assignments of slots in PostgreSQL.
 *
 * <p>May import: the ledger's words.
 */
@NullMarked
package org.nailbed.ledger.postgres.job;

import org.jspecify.annotations.NullMarked;
