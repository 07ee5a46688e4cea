package org.nailbed.firmware;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chips by the id that their images carry, and where their ROM looks for a bootloader (protocol reference, 5.2). */
public enum EspChip {
    ESP32("ESP32", 0, 0x1000),
    ESP32_S2("ESP32-S2", 2, 0x1000),
    ESP32_S3("ESP32-S3", 9, 0x0),
    ESP32_C2("ESP32-C2", 12, 0x0),
    ESP32_C3("ESP32-C3", 5, 0x0),
    ESP32_C5("ESP32-C5", 23, 0x2000),
    ESP32_C6("ESP32-C6", 13, 0x0),
    ESP32_C61("ESP32-C61", 20, 0x0),
    ESP32_H2("ESP32-H2", 16, 0x0),
    ESP32_P4("ESP32-P4", 18, 0x2000),
    ESP32_H21("ESP32-H21", 25, 0x0),
    ESP32_H4("ESP32-H4", 28, 0x2000),
    ESP32_S31("ESP32-S31", 32, 0x2000),
    ESP32_E22("ESP32-E22", 31, 0x0),
    /** Its images carry no id. */
    ESP8266("ESP8266", -1, 0x0);

    private final String title;
    private final int imageId;
    private final int bootloaderOffset;

    EspChip(String title, int imageId, int bootloaderOffset) {
        this.title = title;
        this.imageId = imageId;
        this.bootloaderOffset = bootloaderOffset;
    }

    /** As Espressif writes it: "ESP32-S3". */
    public String title() {
        return title;
    }

    /** The id in image headers, 0 to 65535; -1 on the ESP8266, whose images carry none. */
    public int imageId() {
        return imageId;
    }

    /** Bytes from the start of flash. */
    public int bootloaderOffset() {
        return bootloaderOffset;
    }

    /** The chip of an id in an image header; empty for one that is not known. */
    public static Optional<EspChip> ofImageId(int id) {
        return Arrays.stream(values()).filter(chip -> chip.imageId == id).findFirst();
    }

    /** The chip of a name in any spelling: "ESP32-S3", "esp32s3"; empty for one that is not known. */
    public static Optional<EspChip> ofName(String name) {
        return Arrays.stream(values())
                .filter(chip -> plain(chip.title).equals(plain(name)))
                .findFirst();
    }

    /** Every chip, as Espressif writes it. */
    public static List<String> titles() {
        return Arrays.stream(values()).map(EspChip::title).toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
