/**
 * Product revisions and their standing in PostgreSQL.
 *
 * <p>May import: the ledger's words.
 */
@NullMarked
package org.nailbed.ledger.postgres.product;

import org.jspecify.annotations.NullMarked;
