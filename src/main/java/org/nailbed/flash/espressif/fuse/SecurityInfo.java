package org.nailbed.flash.espressif.fuse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.nailbed.flash.espressif.fuse.Security.Lock;

/**
 * The reply to GET_SECURITY_INFO (protocol reference, 2.2).
 *
 * @param chipId as in image headers; ESP32-S2 does not tell it
 */
public record SecurityInfo(int flags, int encryptionCount, Optional<Integer> chipId) {
    private static final int SHORT_BYTES = 12;
    private static final int LONG_BYTES = 20;
    private static final int SECURE_BOOT = 1;
    private static final int SECURE_DOWNLOAD = 1 << 2;

    /** Empty when it has neither of the two known lengths. */
    public static Optional<SecurityInfo> parse(byte[] data) {
        if (data.length != SHORT_BYTES && data.length != LONG_BYTES) {
            return Optional.empty();
        }
        ByteBuffer words = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        Optional<Integer> chipId =
                data.length == LONG_BYTES ? Optional.of(words.getInt(SHORT_BYTES)) : Optional.empty();
        return Optional.of(new SecurityInfo(words.getInt(0), data[4] & 0xFF, chipId));
    }

    public Security security() {
        Set<Lock> locks = EnumSet.noneOf(Lock.class);
        if ((flags & SECURE_BOOT) != 0) {
            locks.add(Lock.SECURE_BOOT);
        }
        if (Integer.bitCount(encryptionCount) % 2 == 1) {
            locks.add(Lock.FLASH_ENCRYPTION);
        }
        if ((flags & SECURE_DOWNLOAD) != 0) {
            locks.add(Lock.SECURE_DOWNLOAD);
        }
        return new Security(locks);
    }
}
