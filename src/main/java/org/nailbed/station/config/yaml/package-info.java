/** YAML with positions, read by a description of what may stand in it; the same description makes the schema for editors. */
@NullMarked
package org.nailbed.station.config.yaml;

import org.jspecify.annotations.NullMarked;
