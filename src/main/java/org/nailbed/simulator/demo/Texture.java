package org.nailbed.simulator.demo;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes that look to a compressor as compiled code and its texts do, the same ones for the same seed. */
final class Texture {
    private static final int VOCABULARY = 1024;
    private static final int WORD_BYTES = 4;
    /** Share of words that were never seen; tuned so that zlib's best level leaves about 59 % of the demo application. */
    private static final double FRESH_SHARE = 0.30;

    private static final double TEXT_SHARE = 0.12;
    private static final String[] TEXTS = {
        "E (%lu) %s: %s(%d): invalid argument\n",
        "esp_err_t nvs_open(const char *, nvs_open_mode_t)",
        "/IDF/components/esp_wifi/src/wifi_init.c",
        "assert failed: %s %s:%d (%s)\r\n",
        "heap_caps_alloc was called but failed to allocate",
        "task_wdt: Task watchdog got triggered.",
    };

    private final Random random;
    private final byte[][] vocabulary = new byte[VOCABULARY][WORD_BYTES];

    Texture(long seed) {
        random = new Random(seed);
        for (byte[] word : vocabulary) {
            random.nextBytes(word);
        }
    }

    void fill(byte[] into, int from) {
        int at = from;
        while (at < into.length) {
            at += random.nextDouble() < TEXT_SHARE / 8 ? put(into, at, text()) : put(into, at, word());
        }
    }

    private byte[] word() {
        if (random.nextDouble() < FRESH_SHARE) {
            byte[] fresh = new byte[WORD_BYTES];
            random.nextBytes(fresh);
            return fresh;
        }
        double skewed = random.nextDouble() * random.nextDouble() * random.nextDouble();
        return vocabulary[(int) (skewed * VOCABULARY)];
    }

    private byte[] text() {
        return (TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(1000) + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    private static int put(byte[] into, int at, byte[] bytes) {
        int length = Math.min(bytes.length, into.length - at);
        System.arraycopy(bytes, 0, into, at, length);
        return length;
    }
}
