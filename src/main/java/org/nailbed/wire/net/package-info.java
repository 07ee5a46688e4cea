/**
 * Ports at the other end of a network: raw TCP and RFC 2217.
 *
 * <p>May import: wire.
 */
@NullMarked
package org.nailbed.wire.net;

import org.jspecify.annotations.NullMarked;
