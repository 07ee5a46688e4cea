/**
 * The record: runs, units, images, attachments, in PostgreSQL, append-only.
 *
 * <p>May import: firmware, run. The only room that imports JDBC and Flyway.
 */
@NullMarked
package org.nailbed.ledger;

import org.jspecify.annotations.NullMarked;
