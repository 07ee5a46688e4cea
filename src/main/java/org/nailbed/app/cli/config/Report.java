package org.nailbed.app.cli.config;

import java.nio.file.Path;
import java.util.List;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.StationConfig;

/** Tells what became of files. */
interface Report {

    void good(Path file, StationConfig station);

    void good(ProductConfig product);

    void bad(Path file, List<ConfigFault> faults);
}
