/**
 * The files of a build, in a folder or in a zip, read as what they are: untrusted. Nothing outside is opened, nothing is
 * unpacked to disk, and what is read is bounded.
 *
 * <p>May import: {@code firmware}.
 */
@NullMarked
package org.nailbed.firmware.archive;

import org.jspecify.annotations.NullMarked;
