package org.nailbed.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.PartitionTableBuilder;

/** A folder as an ESP-IDF build for the ESP32-S3 leaves it. */
record BuildFolder(Path path) {

    /** @param noiseBytes that the application carries and nobody can compress */
    static BuildFolder in(Path directory, int noiseBytes) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("build"));
        Files.write(
                folder.resolve("bootloader.bin"),
                EspImageBuilder.bootloader(EspImageBuilder.ESP32_S3).build());
        Files.write(
                folder.resolve("table.bin"), PartitionTableBuilder.singleApp().build());
        Files.write(folder.resolve("app.bin"), app(noiseBytes));
        Files.writeString(folder.resolve("flasher_args.json"), """
                {"flash_files": {"0x0": "bootloader.bin", "0x8000": "table.bin", "0x10000": "app.bin"},
                 "extra_esptool_args": {"chip": "esp32s3"}}
                """);
        return new BuildFolder(folder);
    }

    private static byte[] app(int noiseBytes) {
        byte[] noise = new byte[noiseBytes];
        new Random(1).nextBytes(noise);
        return EspImageBuilder.app(EspImageBuilder.ESP32_S3, "blink", "1.4.2")
                .segment(0x40380000, noise)
                .build();
    }

    byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(path.resolve(file));
    }

    String firmware() {
        return path.toString();
    }
}
