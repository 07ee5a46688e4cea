/** The records of runs as JSON. */
@NullMarked
package org.nailbed.panel.history;

import org.jspecify.annotations.NullMarked;
