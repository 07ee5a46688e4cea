/** What stands beside the jig on a bench and is talked to by a station: an instrument, a label printer, a barcode scanner. */
@NullMarked
package org.nailbed.simulator.peer;

import org.jspecify.annotations.NullMarked;
