/** Where a board can be reached: a pseudo-terminal with its line socket, or a TCP port. The only package that calls the C library. */
@NullMarked
package org.nailbed.simulator.link;

import org.jspecify.annotations.NullMarked;
