/** Station files: this machine, its slots, instruments, printers and fixture. */
@NullMarked
package org.nailbed.station.config.machine;

import org.jspecify.annotations.NullMarked;
