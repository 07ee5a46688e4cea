/**
 * The door to all kinds of ports.
 *
 * <p>May import: wire, serial, net.
 */
@NullMarked
package org.nailbed.wire.ports;

import org.jspecify.annotations.NullMarked;
