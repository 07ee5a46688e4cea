/**
 * Transactions, statements and rows as every book of the ledger uses them.
 *
 * <p>May import: the ledger's words.
 */
@NullMarked
package org.nailbed.ledger.postgres.sql;

import org.jspecify.annotations.NullMarked;
