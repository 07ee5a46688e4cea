/**
 * Where the data of single units comes from: tables that the product brings, and services of the plant.
 *
 * <p>Values may be keys and passwords: nothing here writes one into a message or a {@code toString}.
 */
@NullMarked
package org.nailbed.sequence.lookup;

import org.jspecify.annotations.NullMarked;
