/** What a label printer makes of the ZPL it gets (transports reference, 8.1). */
@NullMarked
package org.nailbed.simulator.label;

import org.jspecify.annotations.NullMarked;
