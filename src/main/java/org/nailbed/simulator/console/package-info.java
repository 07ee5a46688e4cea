/** What runs on a board when it has started: an application's console, a test program in RAM. Speaks lines over the UART. */
@NullMarked
package org.nailbed.simulator.console;

import org.jspecify.annotations.NullMarked;
