/** Keeps strangers' pages from commanding the jig through an operator's browser. */
@NullMarked
package org.nailbed.panel.guard;

import org.jspecify.annotations.NullMarked;
