package org.nailbed.flash.espressif.flashio;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The digest that the loaders know, as the PC computes it. */
public final class Md5 {
    private static final byte ERASED = (byte) 0xFF;
    private static final int STEP_BYTES = 0x1000;

    /** Sectors, blocks, chips: few lengths come up. */
    private static final Map<Integer, String> OF_ERASED = new ConcurrentHashMap<>();

    private Md5() {}

    /** Lower-case hex of a part of an array. */
    public static String of(byte[] bytes, int offset, int length) {
        MessageDigest digest = digest();
        digest.update(bytes, offset, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Lower-case hex of that many FF, as flash reads when erased. */
    public static String ofErased(int length) {
        return OF_ERASED.computeIfAbsent(length, Md5::digestErased);
    }

    private static String digestErased(int length) {
        byte[] step = new byte[STEP_BYTES];
        Arrays.fill(step, ERASED);
        MessageDigest digest = digest();
        for (int done = 0; done < length; done += step.length) {
            digest.update(step, 0, Math.min(step.length, length - done));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5.", e);
        }
    }
}
