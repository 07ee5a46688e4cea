/** What a board does after a reset into its application: check what the flash holds as the real bootloader does, and tell of it. */
@NullMarked
package org.nailbed.simulator.boot;

import org.jspecify.annotations.NullMarked;
