package org.nailbed.simulator.boot;

import java.util.Map;

/** One row of the partition table (protocol reference, 6.2). */
record Partition(int type, int subtype, int offset, int size, String label) {
    static final int APP = 0x00;
    static final int FACTORY = 0x00;
    static final int OTA_FIRST = 0x10;
    static final int OTA_LAST = 0x1F;
    private static final int DATA = 0x01;
    private static final int OTA_DATA = 0x00;
    private static final int NVS = 0x02;

    private static final Map<Integer, String> DATA_USAGES = Map.of(
            0x00, "OTA data", 0x01, "RF data", 0x02, "WiFi data", 0x03, "Core dump", 0x04, "NVS keys", 0x05, "efuse");

    boolean isOta() {
        return type == APP && subtype >= OTA_FIRST && subtype <= OTA_LAST;
    }

    boolean isFactory() {
        return type == APP && subtype == FACTORY;
    }

    boolean isOtaData() {
        return type == DATA && subtype == OTA_DATA;
    }

    boolean isNvs() {
        return type == DATA && subtype == NVS;
    }

    /** The words of the bootloader's table. */
    String usage() {
        if (isFactory()) {
            return "factory app";
        }
        if (isOta()) {
            return "OTA app";
        }
        if (type == APP) {
            return "test app";
        }
        return type == DATA ? DATA_USAGES.getOrDefault(subtype, "Unknown data") : "Unknown";
    }
}
