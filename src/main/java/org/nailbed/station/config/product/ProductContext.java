package org.nailbed.station.config.product;

import java.util.Optional;
import org.nailbed.station.config.DemoFiles;
import org.nailbed.station.config.StationConfig;

/**
 * What a product file is read with.
 *
 * @param station the station that is to make the product: its instruments and printers are compared; empty when it is not known
 */
public record ProductContext(DemoFiles demo, Optional<StationConfig> station) {}
