/** Products and their revisions as JSON. */
@NullMarked
package org.nailbed.panel.product;

import org.jspecify.annotations.NullMarked;
