package org.nailbed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.machine.StationFile;

class PretendedJigTest {

    @TempDir
    private Path dir;

    @Test
    void everyFaultThatNoBoardCanHaveIsToldAndNoBoardIsMade() throws Exception {
        Path file = Files.writeString(dir.resolve("line.yaml"), """
                name: line
                product: demo
                virtual-jig:
                  chip: ESP32-S3
                  boards: 2
                  faults: {1: self-tset:radio, 2: bad-checksum, 9: silence}
                """);
        StationConfig config = StationFile.read(file);
        try (PretendedJig jig = new PretendedJig(file, dir.resolve("jig"))) {
            assertThatThrownBy(() -> jig.fixture(config))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("slot 1: ")
                    .hasMessageContaining("slot 2: ")
                    .hasMessageContaining("slot 9: the jig has 2 boards only.");
        }
        assertThat(dir.resolve("jig")).doesNotExist();
    }
}
