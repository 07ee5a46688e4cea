package org.nailbed.firmware.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.PartitionTableBuilder;

/** Builds for the ESP32-S3, in the forms that tools leave them. */
final class BuildFiles {

    static final byte[] BOOTLOADER =
            EspImageBuilder.bootloader(EspImageBuilder.ESP32_S3).build();
    static final byte[] APP =
            EspImageBuilder.app(EspImageBuilder.ESP32_S3, "blink", "1.0").build();
    static final byte[] TABLE = PartitionTableBuilder.singleApp().build();

    /** As Arduino's default: choice of application, two applications, a file system of type spiffs. */
    static final byte[] OTA_TABLE = new PartitionTableBuilder()
            .data(2, 0x9000, 0x5000, "nvs")
            .data(0, 0xE000, 0x2000, "otadata")
            .app(0x10, 0x10000, 0x100000, "app0")
            .app(0x11, 0x110000, 0x100000, "app1")
            .data(0x82, 0x210000, 0x10000, "spiffs")
            .build();

    private static final String IDF_ARGUMENTS = """
            { "flash_settings" : { "flash_size": "4MB" },
              "flash_files" : {
                "0x0" : "bootloader/bootloader.bin", "0x8000" : "partition_table/table.bin", "0x10000" : "blink.bin" },
              "extra_esptool_args" : { "stub" : true, "chip" : "esp32s3" } }
            """;

    private BuildFiles() {}

    static Map<String, byte[]> idfFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("flasher_args.json", IDF_ARGUMENTS.getBytes(UTF_8));
        files.put("bootloader/bootloader.bin", BOOTLOADER);
        files.put("partition_table/table.bin", TABLE);
        files.put("blink.bin", APP);
        return files;
    }

    static Path idf(Path folder) throws IOException {
        return write(folder, idfFiles());
    }

    static Path write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return folder;
    }

    static Path zip(Path file, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** Bootloader, table and application in their places, FF between. */
    static byte[] merged(byte[] table, int bytes) {
        byte[] merged = new byte[bytes];
        Arrays.fill(merged, (byte) 0xFF);
        System.arraycopy(BOOTLOADER, 0, merged, 0, BOOTLOADER.length);
        System.arraycopy(table, 0, merged, 0x8000, table.length);
        System.arraycopy(APP, 0, merged, 0x10000, APP.length);
        return merged;
    }
}
