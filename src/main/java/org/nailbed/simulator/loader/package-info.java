/**
 * What ROM and stub share: programs and the machine under them, SLIP, requests, unpacking. Time is a number handed in; nothing
 * here waits.
 */
@NullMarked
package org.nailbed.simulator.loader;

import org.jspecify.annotations.NullMarked;
