/** One powered chip: its registers, its RAM, its watchdogs and the flash chip beside it. Knows no protocol. */
@NullMarked
package org.nailbed.simulator.soc;

import org.jspecify.annotations.NullMarked;
