/** Everything that the pages can ask and command, as REST. */
@NullMarked
package org.nailbed.panel.rest;

import org.jspecify.annotations.NullMarked;
