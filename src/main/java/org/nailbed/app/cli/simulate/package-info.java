/**
 * Pretended boards for any tool.
 *
 * <p>May import: output of the command line; simulator.
 */
@NullMarked
package org.nailbed.app.cli.simulate;

import org.jspecify.annotations.NullMarked;
