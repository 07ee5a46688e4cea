package org.nailbed.simulator.nvs;

import java.util.Arrays;
import java.util.HexFormat;

/** Partitions that ESP-IDF's own generator made (protocol reference, 8.7). */
public final class NvsVectors {
    private static final int PARTITION_BYTES = 0x3000;
    private static final String HEADER = "feffffff00000000feffffffffffffffffffffffffffffffffffffff842dbab9";
    private static final String NAMESPACE = "000101ff09a9500773746f7261676500000000000000000001ffffffffffffff";

    private NvsVectors() {}

    /** Namespace "storage": count u8 = 42, name = "hello". */
    public static byte[] numberAndText() {
        byte[] bytes = blank();
        put(bytes, 0x00, HEADER);
        put(bytes, 0x20, "aa");
        put(bytes, 0x40, NAMESPACE);
        put(bytes, 0x60, "010101ff64d07801636f756e7400000000000000000000002affffffffffffff");
        put(bytes, 0x80, "012102ffb559378d6e616d650000000000000000000000000600ffff6287d298");
        put(bytes, 0xA0, "68656c6c6f00");
        return bytes;
    }

    /** Namespace "storage": neg i16 = -2, big u64 = 0x1122334455667788, a blob of 18 bytes. */
    public static byte[] signedBigAndBlob() {
        byte[] bytes = blank();
        put(bytes, 0x00, HEADER);
        put(bytes, 0x20, "aafa");
        put(bytes, 0x40, NAMESPACE);
        put(bytes, 0x60, "011201ff242ea00f6e656700000000000000000000000000feffffffffffffff");
        put(bytes, 0x80, "010801ff810b7a05626967000000000000000000000000008877665544332211");
        put(bytes, 0xA0, "014202007ec36cd0626c6f620000000000000000000000001200ffff4520f29c");
        put(bytes, 0xC0, "00112233445566778899aabbccddeeff0102");
        put(bytes, 0xE0, "014801ff0cc94a42626c6f62000000000000000000000000120000000100ffff");
        return bytes;
    }

    private static byte[] blank() {
        byte[] bytes = new byte[PARTITION_BYTES];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }

    private static void put(byte[] into, int at, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }
}
