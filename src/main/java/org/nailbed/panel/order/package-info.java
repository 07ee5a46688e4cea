/** Jobs as JSON. */
@NullMarked
package org.nailbed.panel.order;

import org.jspecify.annotations.NullMarked;
