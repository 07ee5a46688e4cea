/** The jig: boards, the thread of each, and where they are offered. The room's entrance; imports every other package of the room. */
@NullMarked
package org.nailbed.simulator.jig;

import org.jspecify.annotations.NullMarked;
