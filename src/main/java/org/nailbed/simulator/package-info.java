/**
 * Pretended boards that behave as ROM and stub loader do, and boot what their flash holds.
 *
 * <p>May import: no other room. Decodes bytes by itself: it never shares a codec with wire, firmware or flash. The only room that imports JNA.
 */
@NullMarked
package org.nailbed.simulator;

import org.jspecify.annotations.NullMarked;
