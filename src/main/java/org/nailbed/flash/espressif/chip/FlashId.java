package org.nailbed.flash.espressif.chip;

import java.util.Optional;

/**
 * What a flash chip says of itself.
 *
 * @param code vendor, type and size from the lowest byte up: 0x1640EF for an EF 40 16
 */
record FlashId(int code) {
    private static final int ADESTO = 0x1F;
    private static final int ADESTO_SIZE_BITS = 0x1F;
    private static final int SMALLEST = 256 << 10;

    /** Whether nothing drives the line: all ones or all zeros. */
    boolean isDead() {
        return code == 0xFFFFFF || code == 0;
    }

    /** Empty when the size byte is not listed (protocol reference, 5.4). */
    Optional<Integer> sizeBytes() {
        int vendor = code & 0xFF;
        int type = (code >> 8) & 0xFF;
        int size = (code >> 16) & 0xFF;
        return vendor == ADESTO ? powersFrom(SMALLEST << 1, (type & ADESTO_SIZE_BITS) - 0x04, 6) : sizeOf(size);
    }

    /** Codes count on by one, in three runs. */
    private static Optional<Integer> sizeOf(int size) {
        if (size < 0x20) {
            return powersFrom(SMALLEST, size - 0x12, 11);
        }
        return size < 0x30 ? powersFrom(64 << 20, size - 0x20, 3) : powersFrom(SMALLEST, size - 0x32, 9);
    }

    private static Optional<Integer> powersFrom(int first, int index, int count) {
        return index < 0 || index >= count ? Optional.empty() : Optional.of(first << index);
    }
}
