package org.nailbed.station.config.product;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nailbed.station.config.yaml.NamedFile;
import org.nailbed.station.config.yaml.Reading;

/** Every file and folder that a product file was read with. */
final class NamedPaths {

    private NamedPaths() {}

    static List<Path> of(Reading reading, List<Path> firmware) {
        List<Path> paths = new ArrayList<>(firmware);
        reading.kept(NamedFile.class).forEach(file -> paths.add(file.file()));
        return paths;
    }
}
