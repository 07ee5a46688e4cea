/**
 * Product revisions as they were loaded, who approved them, and what may not be used any more.
 *
 * <p>May import: the ledger's words.
 */
@NullMarked
package org.nailbed.ledger.product;

import org.jspecify.annotations.NullMarked;
