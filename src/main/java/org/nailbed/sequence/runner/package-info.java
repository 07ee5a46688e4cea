/** Runs a sequence on one DUT: groups, tries, teardown, and a fault for whatever goes wrong. */
@NullMarked
package org.nailbed.sequence.runner;

import org.jspecify.annotations.NullMarked;
