/** Every chip that can be pretended, as data; one more is one more entry. */
@NullMarked
package org.nailbed.simulator.catalog;

import org.jspecify.annotations.NullMarked;
