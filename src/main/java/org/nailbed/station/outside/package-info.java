/** What a station is given from outside: its clocks, its way to the boards, and who looks after its slots. */
@NullMarked
package org.nailbed.station.outside;

import org.jspecify.annotations.NullMarked;
