/** The best compressed stream of each image: made in the background, kept in a folder, believed only when it inflates to its image. */
@NullMarked
package org.nailbed.firmware.stream;

import org.jspecify.annotations.NullMarked;
