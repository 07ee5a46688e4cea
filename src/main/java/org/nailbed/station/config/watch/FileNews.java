package org.nailbed.station.config.watch;

import java.nio.file.Path;
import java.util.List;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.StationConfig;

/** What became of a file that somebody edited, added or removed. */
public sealed interface FileNews {

    Path file();

    /** A product that can be made. */
    record ProductRead(Path file, ProductConfig product) implements FileNews {}

    /** A station as its file says now; what of it takes hold without a restart is not decided here. */
    record StationRead(Path file, StationConfig station) implements FileNews {}

    /**
     * A file that cannot be used as it is.
     *
     * @param faults at least one
     */
    record Broken(Path file, List<ConfigFault> faults) implements FileNews {
        public Broken {
            faults = List.copyOf(faults);
        }
    }

    /** The file is not there any more. */
    record Gone(Path file) implements FileNews {}
}
