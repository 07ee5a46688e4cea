/** What is made where: the revisions of products, the jobs, and which slot works for which. */
@NullMarked
package org.nailbed.station.engine.line;

import org.jspecify.annotations.NullMarked;
