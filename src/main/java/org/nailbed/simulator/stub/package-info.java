/** Espressif's RAM stub of the new generation, with its habits, and how a ROM gets there. */
@NullMarked
package org.nailbed.simulator.stub;

import org.jspecify.annotations.NullMarked;
