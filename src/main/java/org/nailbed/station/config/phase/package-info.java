/** What readers of phase kinds have in common. */
@NullMarked
package org.nailbed.station.config.phase;

import org.jspecify.annotations.NullMarked;
