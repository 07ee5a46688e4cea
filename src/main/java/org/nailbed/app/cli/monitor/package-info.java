/**
 * Listening to boards: their lines with times, crashes pointed out.
 *
 * <p>May import: crew and output of the command line; wire.
 */
@NullMarked
package org.nailbed.app.cli.monitor;

import org.jspecify.annotations.NullMarked;
