/** Commands on the files of {@code station-config/}. */
@NullMarked
package org.nailbed.app.cli.config;

import org.jspecify.annotations.NullMarked;
