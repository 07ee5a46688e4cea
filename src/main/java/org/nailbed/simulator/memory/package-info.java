/** The flash chip beside the processor and where its bytes are kept, and the processor's RAM. Knows no protocol and no clock. */
@NullMarked
package org.nailbed.simulator.memory;

import org.jspecify.annotations.NullMarked;
