/** What stands around a board in its slot: the operator, the rules of the line, instruments and printers that slots share. */
@NullMarked
package org.nailbed.station.engine.around;

import org.jspecify.annotations.NullMarked;
