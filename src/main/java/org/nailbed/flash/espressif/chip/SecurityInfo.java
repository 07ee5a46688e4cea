package org.nailbed.flash.espressif.chip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The reply to GET_SECURITY_INFO (protocol reference, 2.2).
 *
 * @param chipId as in image headers; ESP32-S2 does not tell it
 */
record SecurityInfo(int flags, int encryptionCount, Optional<Integer> chipId) {
    private static final int SHORT_BYTES = 12;
    private static final int LONG_BYTES = 20;
    private static final int SECURE_BOOT = 1;
    private static final int SECURE_DOWNLOAD = 1 << 2;

    /** Empty when it has neither of the two known lengths. */
    static Optional<SecurityInfo> parse(byte[] data) {
        if (data.length != SHORT_BYTES && data.length != LONG_BYTES) {
            return Optional.empty();
        }
        ByteBuffer words = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        Optional<Integer> chipId =
                data.length == LONG_BYTES ? Optional.of(words.getInt(SHORT_BYTES)) : Optional.empty();
        return Optional.of(new SecurityInfo(words.getInt(0), data[4] & 0xFF, chipId));
    }

    Security security() {
        return new Security(
                (flags & SECURE_BOOT) != 0, Integer.bitCount(encryptionCount) % 2 == 1, (flags & SECURE_DOWNLOAD) != 0);
    }
}
