/** The files of {@code station-config/}: read into records, every fault shown with its file, line and column. */
@NullMarked
package org.nailbed.station.config;

import org.jspecify.annotations.NullMarked;
