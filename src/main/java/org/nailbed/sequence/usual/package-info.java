/** The sequence of a product that names none. */
@NullMarked
package org.nailbed.sequence.usual;

import org.jspecify.annotations.NullMarked;
