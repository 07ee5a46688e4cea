/** What the panel says, as records that become JSON; the pages in {@code ui/} read the same shapes. */
@NullMarked
package org.nailbed.panel.json;

import org.jspecify.annotations.NullMarked;
