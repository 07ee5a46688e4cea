/**
 * The commands that work on files and need no board.
 *
 * <p>May import: output of the command line; firmware.
 */
@NullMarked
package org.nailbed.app.cli.file;

import org.jspecify.annotations.NullMarked;
