/** Notices that files of {@code station-config/} were edited, and reads them again while the line runs. */
@NullMarked
package org.nailbed.station.config.watch;

import org.jspecify.annotations.NullMarked;
