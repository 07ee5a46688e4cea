/** What editors are told of our files, made of the same description that reads them. */
@NullMarked
package org.nailbed.station.config.schema;

import org.jspecify.annotations.NullMarked;
