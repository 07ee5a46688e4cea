/** The history of one unit as JSON. */
@NullMarked
package org.nailbed.panel.unit;

import org.jspecify.annotations.NullMarked;
