/** What happens on the station, told to every page as it happens, over WebSocket. */
@NullMarked
package org.nailbed.panel.live;

import org.jspecify.annotations.NullMarked;
