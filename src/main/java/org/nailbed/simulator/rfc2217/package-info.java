/** A serial port behind Telnet, as a server offers it on a link. */
@NullMarked
package org.nailbed.simulator.rfc2217;

import org.jspecify.annotations.NullMarked;
