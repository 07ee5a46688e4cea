/**
 * How far many boards are, shown on a terminal, in a log, or as JSON.
 *
 * <p>May import: the command line's output; flash. Imports no other package of the command line.
 */
@NullMarked
package org.nailbed.app.cli.progress;

import org.jspecify.annotations.NullMarked;
