package org.nailbed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCommandTest {

    @TempDir
    private Path directory;

    private BuildFolder build;

    @BeforeEach
    void build() throws IOException {
        build = BuildFolder.in(directory, 1000);
    }

    @Test
    void anApplicationIsShownWithHeaderSegmentsAndDescriptor() {
        Run run = Run.of("image", build.path().resolve("app.bin").toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("ESP image for ESP32-S3", "hash      appended, correct", "project   blink 1.4.2")
                .containsPattern("segment   0x40380000 +1000 bytes");
    }

    @Test
    void aPartitionTableIsShownRowByRow() {
        Run run = Run.of("image", build.path().resolve("table.bin").toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("partition table, MD5 correct").containsPattern("factory +type 00/00  0x010000");
    }

    @Test
    void aMergedImageShowsTheTableInside() throws IOException {
        byte[] app = build.bytes("app.bin");
        byte[] merged = Arrays.copyOf(build.bytes("bootloader.bin"), 0x10000 + app.length);
        Arrays.fill(merged, build.bytes("bootloader.bin").length, merged.length, (byte) 0xFF);
        byte[] table = build.bytes("table.bin");
        System.arraycopy(table, 0, merged, 0x8000, Math.min(table.length, 0x1000));
        System.arraycopy(app, 0, merged, 0x10000, app.length);
        Path file = Files.write(directory.resolve("merged.bin"), merged);
        assertThat(Run.of("image", file.toString()).out())
                .contains("ESP image for ESP32-S3", "partition table")
                .containsPattern("factory .* application blink 1.4.2");
        assertThat(Run.of("image", "--json", file.toString()).out()).contains("\"holds\":\"application blink 1.4.2\"");
    }

    @Test
    void aDamagedImageIsRefusedWithPlaceAndExitCode() throws IOException {
        byte[] app = build.bytes("app.bin");
        app[500] ^= 1;
        Path file = Files.write(directory.resolve("app.bin"), app);
        Run run = Run.of("image", file.toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .contains("app.bin")
                .endsWith("[FIRMWARE_INVALID]\n")
                .doesNotContain("\tat ");
    }

    @Test
    void debugShowsWhereAFailureComesFrom() {
        Run run = Run.of("--debug", "image", directory.resolve("none.bin").toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("[FIRMWARE_INVALID]", "\tat org.nailbed.firmware");
    }
}
