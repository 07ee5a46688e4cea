/** What is soldered on: the chip's own data, its registers, RAM and the flash chip beside it. Knows no protocol and no clock. */
@NullMarked
package org.nailbed.simulator.chip;

import org.jspecify.annotations.NullMarked;
