/** A whole line in one process: a station with its database, pretended boards, and a feeder that puts them in and takes them out. */
@NullMarked
package org.nailbed.app.bench.line;

import org.jspecify.annotations.NullMarked;
