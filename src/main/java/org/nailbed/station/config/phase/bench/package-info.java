/** Readers of the kinds of phase that talk to applications, people, instruments and printers. */
@NullMarked
package org.nailbed.station.config.phase.bench;

import org.jspecify.annotations.NullMarked;
