package org.nailbed.simulator.boot;

import java.util.Optional;
import org.nailbed.simulator.memory.NorFlash;

/** Which OTA slot the otadata partition names (protocol reference, 6.3). */
final class OtaData {
    private static final int RECORD_BYTES = 32;
    private static final int STATE_AT = 24;
    private static final int CRC_AT = 28;
    private static final int INVALID = 3;
    private static final int ABORTED = 4;
    private static final int BLANK_SEQUENCE = -1;

    private OtaData() {}

    /** @return index into the OTA partitions; empty when both records are blank or invalid */
    static Optional<Integer> selectedSlot(NorFlash flash, Partition data, int slots) {
        if (slots == 0 || !flash.holds(data.offset(), 2L * NorFlash.SECTOR_BYTES)) {
            return Optional.empty();
        }
        long best = 0;
        for (int copy = 0; copy < 2; copy++) {
            Bytes record = new Bytes(flash.read(data.offset() + copy * NorFlash.SECTOR_BYTES, RECORD_BYTES));
            if (isValid(record)) {
                best = Math.max(best, record.i32(0) & 0xFFFFFFFFL);
            }
        }
        return best == 0 ? Optional.empty() : Optional.of((int) ((best - 1) % slots));
    }

    private static boolean isValid(Bytes record) {
        int state = record.i32(STATE_AT);
        return record.i32(0) != BLANK_SEQUENCE
                && state != INVALID
                && state != ABORTED
                && crc32(record.slice(0, 4)) == record.i32(CRC_AT);
    }

    /** The variant of protocol reference 6.5: the register starts at 0. */
    private static int crc32(byte[] bytes) {
        int crc = 0;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xEDB88320;
            }
        }
        return ~crc;
    }
}
