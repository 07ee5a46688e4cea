/**
 * Framing: SLIP, as the loaders use it.
 *
 * <p>May import: wire.
 */
@NullMarked
package org.nailbed.wire.slip;

import org.jspecify.annotations.NullMarked;
