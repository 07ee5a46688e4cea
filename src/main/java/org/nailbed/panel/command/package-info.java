/** What pages command and what becomes of it, as JSON. */
@NullMarked
package org.nailbed.panel.command;

import org.jspecify.annotations.NullMarked;
