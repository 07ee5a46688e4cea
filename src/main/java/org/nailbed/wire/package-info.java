/**
 * Ports and framing: a byte pipe with lines, deadlines and a trace. The kinds of ports are packages of their own.
 *
 * <p>May import: no other room. The only room that imports jSerialComm.
 */
@NullMarked
package org.nailbed.wire;

import org.jspecify.annotations.NullMarked;
