/** Firmwares to measure with: the demo, and real ones that Debian packages. */
@NullMarked
package org.nailbed.app.bench.sample;

import org.jspecify.annotations.NullMarked;
