/**
 * The words and rules of a run: DUT, phase, measurement, limit, outcome. Pure values.
 *
 * <p>May import: nothing but java.base. No clock is read, no file opened.
 */
@NullMarked
package org.nailbed.run;

import org.jspecify.annotations.NullMarked;
