/** The serial loader of the mask ROM, with its habits. */
@NullMarked
package org.nailbed.simulator.rom;

import org.jspecify.annotations.NullMarked;
