package org.nailbed.firmware.partition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Slice;
import org.nailbed.firmware.format.EspCrc;

/**
 * Which application the bootloader starts: two records, a sector each (protocol reference, 6.3).
 *
 * @param records the first and the second; empty where a sector is blank
 */
public record OtaData(List<Optional<Selection>> records) {

    /** Of the partition. */
    public static final int BYTES = 0x2000;

    private static final int SECTOR_BYTES = 0x1000;
    private static final int RECORD_BYTES = 32;
    private static final int STATE_AT = 24;
    private static final int CRC_AT = 28;
    private static final long BLANK = 0xFFFFFFFFL;

    public OtaData {
        records = List.copyOf(records);
    }

    /** How far a bootloader trusts an application. */
    public enum State {
        NEW(0),
        PENDING_VERIFY(1),
        VALID(2),
        INVALID(3),
        ABORTED(4),
        UNDEFINED(BLANK);

        private final long word;

        State(long word) {
            this.word = word;
        }

        static State of(long word) {
            return Arrays.stream(values())
                    .filter(state -> state.word == word)
                    .findFirst()
                    .orElse(UNDEFINED);
        }
    }

    /**
     * One record.
     *
     * @param sequence counts choices from 1
     * @param isIntact whether its CRC fits
     */
    public record Selection(long sequence, State state, boolean isIntact) {

        /** Whether the bootloader goes by it. */
        public boolean counts() {
            return isIntact && state != State.INVALID && state != State.ABORTED;
        }
    }

    /**
     * Reads a partition or the part of an image that lies in it; never fails, for a bootloader does not either.
     *
     * @param partition blank beyond its end
     */
    public static OtaData parse(Slice partition) {
        return new OtaData(List.of(record(partition, 0), record(partition, SECTOR_BYTES)));
    }

    private static Optional<Selection> record(Slice partition, int at) {
        if (partition.length() < at + RECORD_BYTES || partition.u32(at) == BLANK) {
            return Optional.empty();
        }
        boolean isIntact = (int) partition.u32(at + CRC_AT) == EspCrc.of(partition.bytes(at, 4));
        return Optional.of(new Selection(partition.u32(at), State.of(partition.u32(at + STATE_AT)), isIntact));
    }

    /**
     * The number of the OTA partition that is started; empty for the factory application, or ota_0 when there is none.
     *
     * @param otaPartitions how many there are
     */
    public Optional<Integer> selected(int otaPartitions) {
        if (otaPartitions <= 0) {
            return Optional.empty();
        }
        return records.stream()
                .flatMap(Optional::stream)
                .filter(Selection::counts)
                .map(Selection::sequence)
                .max(Long::compare)
                .map(sequence -> (int) Math.floorMod(sequence - 1, (long) otaPartitions));
    }

    /** A partition without a choice. */
    public static byte[] blank() {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }

    /**
     * A partition that selects an application, as if it were the first choice ever made; for slot 0 Arduino calls such a file
     * boot_app0.
     *
     * @param slot number of the OTA partition, from 0
     */
    public static byte[] selecting(int slot) {
        byte[] bytes = blank();
        byte[] sequence = {(byte) (slot + 1), 0, 0, 0};
        System.arraycopy(sequence, 0, bytes, 0, sequence.length);
        int crc = EspCrc.of(sequence);
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[CRC_AT + i] = (byte) (crc >> (i * Byte.SIZE));
        }
        return bytes;
    }

    /** Reads an image of the partition. */
    public static OtaData parse(Image image) {
        return parse(Slice.of(image));
    }

    /** Whether no choice was ever made, or it was erased. */
    public boolean isBlank() {
        return records.stream().allMatch(Optional::isEmpty);
    }
}
