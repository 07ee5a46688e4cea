/**
 * Main, the command line and the wiring of the rooms.
 *
 * <p>May import: every room. Nothing imports it.
 */
@NullMarked
package org.nailbed.app;

import org.jspecify.annotations.NullMarked;
