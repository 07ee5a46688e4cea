/**
 * What a browser sees: REST, live updates over WebSocket, and the pages of {@code ui/}.
 *
 * <p>May import: station, ledger, run. The only room that imports Vert.x, Jakarta REST and WebSocket. Never touches a port.
 */
@NullMarked
package org.nailbed.panel;

import org.jspecify.annotations.NullMarked;
