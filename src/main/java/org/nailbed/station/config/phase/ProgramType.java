package org.nailbed.station.config.phase;

import java.nio.file.Path;
import java.util.Optional;
import org.nailbed.station.config.DemoFiles;
import org.nailbed.station.config.type.FileType;
import org.nailbed.station.config.yaml.NamedFile;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Reading;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Type;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A program for RAM: a file, or {@code demo} for the one of the virtual jig. */
public record ProgramType() implements Type<NamedFile> {

    private static final String DEMO = "demo";

    /** Far above the RAM of any chip. */
    private static final FileType FILE = new FileType(8 << 20);

    @Override
    public Optional<NamedFile> read(Place place) {
        if (place.node() instanceof ScalarNode word && word.getValue().equals(DEMO)) {
            return demo(place.reading()).flatMap(file -> FILE.load(DEMO, file, place));
        }
        return FILE.read(place);
    }

    /** Nothing while the file does not say its chip rightly. */
    private static Optional<Path> demo(Reading reading) {
        return reading.kept(ChipType.Chip.class).stream()
                .flatMap(chip -> reading.kept(DemoFiles.class).stream().map(files -> files.ramTest(chip.name())))
                .findFirst();
    }

    @Override
    public Schema schema() {
        return FILE.schema();
    }

    @Override
    public String words() {
        return FILE.words() + ", or demo";
    }
}
