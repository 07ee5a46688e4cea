/**
 * The command line: plain Java, no server, no database.
 *
 * <p>May import: every room but panel, station and ledger. The package above never imports this one.
 */
@NullMarked
package org.nailbed.app.cli;

import org.jspecify.annotations.NullMarked;
