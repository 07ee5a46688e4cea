/** The ROM's serial loader and the stub, byte for byte: SLIP, commands, sessions. Time is a number handed in; nothing here waits. */
@NullMarked
package org.nailbed.simulator.loader;

import org.jspecify.annotations.NullMarked;
