/**
 * All books of the ledger, side by side.
 *
 * <p>May import: the ledger's words and its books.
 */
@NullMarked
package org.nailbed.ledger.books;

import org.jspecify.annotations.NullMarked;
