package org.nailbed.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.station.config.DemoFiles;
import org.nailbed.station.config.ProductFirmware.Demo;

/**
 * Writes what products of the virtual jig are made of.
 *
 * @param folder made when the first one is written
 */
public record DemoBuilds(Path folder) implements DemoFiles {

    @Override
    public Path firmware(String chip, Demo demo) {
        Path build = folder.resolve(chip).resolve(demo.name().toLowerCase(Locale.ROOT));
        return written(() -> DemoFirmware.write(build, asTools(chip), kind(demo)));
    }

    private static DemoFirmware.Kind kind(Demo demo) {
        return switch (demo) {
            case PRODUCTION -> DemoFirmware.Kind.PRODUCTION;
            case TEST -> DemoFirmware.Kind.TEST;
        };
    }

    @Override
    public Path ramTest(String chip) {
        return written(() -> DemoFirmware.writeRamTest(folder.resolve(chip), asTools(chip)));
    }

    private static Path written(Supplier<Path> write) {
        try {
            return write.get();
        } catch (SimulatorException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** "esp32s3" for "ESP32-S3". */
    private static String asTools(String chip) {
        return chip.toLowerCase(Locale.ROOT).replace("-", "");
    }
}
