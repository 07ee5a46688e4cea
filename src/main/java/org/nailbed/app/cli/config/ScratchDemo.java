package org.nailbed.app.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.nailbed.app.DemoBuilds;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.station.config.DemoFiles;
import org.nailbed.station.config.ProductFirmware.Demo;

/** Demo firmware for as long as a command looks at it. */
final class ScratchDemo implements DemoFiles, AutoCloseable {

    private final Path folder;
    private final DemoFiles builds;

    private ScratchDemo(Path folder) {
        this.folder = folder;
        this.builds = new DemoBuilds(folder);
    }

    static ScratchDemo open() {
        try {
            return new ScratchDemo(Files.createTempDirectory("nailbed-check"));
        } catch (IOException e) {
            throw new Failure.File(Path.of(System.getProperty("java.io.tmpdir", "")), e);
        }
    }

    @Override
    public Path firmware(String chip, Demo demo) {
        return builds.firmware(chip, demo);
    }

    @Override
    public Path ramTest(String chip) {
        return builds.ramTest(chip);
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new Failure.File(folder, e);
        }
    }
}
