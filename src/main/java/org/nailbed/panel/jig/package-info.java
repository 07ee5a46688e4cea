/** The fixture, its health and teaching as JSON. */
@NullMarked
package org.nailbed.panel.jig;

import org.jspecify.annotations.NullMarked;
