/**
 * Firmware as people have it: build folders and archives of several makers, merged binaries, Intel HEX, UF2, single files.
 *
 * <p>May import: {@code firmware} and its other sub-packages. What is read here is not trusted: no file outside the named one or
 * folder is opened, and sizes are bounded.
 */
@NullMarked
package org.nailbed.firmware.source;

import org.jspecify.annotations.NullMarked;
