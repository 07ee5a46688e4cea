/**
 * The commands that talk to boards.
 *
 * <p>May import: crew and output of the command line; flash, firmware, wire.
 */
@NullMarked
package org.nailbed.app.cli.board;

import org.jspecify.annotations.NullMarked;
