/** The key-value store in flash as a board's own software reads it (protocol reference, 6.5). */
@NullMarked
package org.nailbed.simulator.nvs;

import org.jspecify.annotations.NullMarked;
