/** What is soldered on: every kind of chip as data, and the registers of one that is powered. Knows no protocol and no clock. */
@NullMarked
package org.nailbed.simulator.chip;

import org.jspecify.annotations.NullMarked;
