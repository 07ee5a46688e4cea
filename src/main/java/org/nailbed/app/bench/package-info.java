/**
 * The benchmark: boards flashed on a virtual jig by Nailbed and by a peer, in one run, against the limit that the wire sets.
 *
 * <p>Boards are simulated in a process of their own, so that their cost is nobody's figure.
 */
@NullMarked
package org.nailbed.app.bench;

import org.jspecify.annotations.NullMarked;
