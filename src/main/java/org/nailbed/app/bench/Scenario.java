package org.nailbed.app.bench;

import java.util.Arrays;
import java.util.Optional;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;

/** What the boards hold before they are flashed. */
enum Scenario {
    BLANK("First flash, blank boards"),
    OTHER("First flash, boards that hold other firmware: all of it has to be erased"),
    SAME("Reflash, nothing changed"),
    ONE_BYTE("Reflash, one byte of the application changed, and with it its checksum and hash");

    /** An application ends with its checksum's byte and its SHA-256 (protocol reference, 6.1). */
    private static final int TRAILER_BYTES = 33;

    private static final byte BLANK_BYTE = (byte) 0xFF;
    private static final byte OTHER_BITS = 0x5A;

    private final String title;

    Scenario(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The flash from its start to the end of the firmware; empty for a blank one. */
    Optional<byte[]> held(FirmwareSet wanted) {
        if (this == BLANK) {
            return Optional.empty();
        }
        byte[] flash = content(wanted);
        switch (this) {
            case OTHER -> wanted.images().forEach(image -> change(flash, image.offset(), image.padded().length));
            case ONE_BYTE -> {
                Image largest = largest(wanted);
                change(flash, largest.offset() + largest.sizeBytes() / 2, 1);
                change(flash, largest.offset() + largest.sizeBytes() - TRAILER_BYTES, TRAILER_BYTES);
            }
            default -> {}
        }
        return Optional.of(flash);
    }

    /** What the flash is to hold in the end, from its start to the end of the firmware. */
    static byte[] content(FirmwareSet wanted) {
        int end = wanted.images().stream()
                .mapToInt(image -> image.offset() + image.padded().length)
                .max()
                .orElse(0);
        byte[] flash = new byte[end];
        Arrays.fill(flash, BLANK_BYTE);
        for (Image image : wanted.images()) {
            System.arraycopy(image.padded(), 0, flash, image.offset(), image.padded().length);
        }
        return flash;
    }

    private static Image largest(FirmwareSet set) {
        return set.images().stream()
                .reduce((a, b) -> a.sizeBytes() >= b.sizeBytes() ? a : b)
                .orElseThrow();
    }

    private static void change(byte[] flash, int offset, int count) {
        for (int at = offset; at < offset + count; at++) {
            flash[at] ^= OTHER_BITS;
        }
    }
}
