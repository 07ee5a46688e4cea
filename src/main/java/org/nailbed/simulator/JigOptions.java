package org.nailbed.simulator;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What kind of boards, how many, and how they hang on the PC.
 *
 * @param flashDir keeps each board's flash as a file there, across restarts; empty keeps it in memory
 */
public record JigOptions(Boards boards, Timing timing, Optional<Path> flashDir, Attachment attachment) {

    private static final int SMALLEST_FLASH_BYTES = 1 << 18;
    private static final int LARGEST_FLASH_BYTES = 64 << 20;
    private static final int USUAL_FLASH_BYTES = 4 << 20;
    private static final int MOST_BOARDS = 999;

    /**
     * The boards themselves.
     *
     * @param chip as tools write it: "esp32", "esp32s3"
     * @param count 1 to 999
     * @param flashSizeBytes a power of two from 256 KiB to 64 MiB
     */
    public record Boards(String chip, int count, int flashSizeBytes) {

        public Boards {
            if (count < 1 || count > MOST_BOARDS) {
                throw new SimulatorException("A jig of " + count + " boards; 1 to " + MOST_BOARDS + " are possible.");
            }
            if (Integer.bitCount(flashSizeBytes) != 1
                    || flashSizeBytes < SMALLEST_FLASH_BYTES
                    || flashSizeBytes > LARGEST_FLASH_BYTES) {
                throw new SimulatorException("A flash chip of " + flashSizeBytes
                        + " bytes; a power of two from 256 KiB to 64 MiB is possible.");
            }
        }
    }

    /** Whether the boards take their time. */
    public enum Timing {
        /** Wire by the baud, flash by the data sheet, USB latency. */
        REALISTIC,
        /** As fast as the machine can. */
        OFF
    }

    /** One board of this chip with 4 MiB of flash in memory, behind an unnamed bridge, as fast as the machine can. */
    public static JigOptions of(String chip) {
        return new JigOptions(
                new Boards(chip, 1, USUAL_FLASH_BYTES), Timing.OFF, Optional.empty(), Attachment.UartBridge.UNNAMED);
    }

    public String chip() {
        return boards.chip();
    }

    public int count() {
        return boards.count();
    }

    public int flashSizeBytes() {
        return boards.flashSizeBytes();
    }

    public JigOptions withCount(int count) {
        return withBoards(new Boards(chip(), count, flashSizeBytes()));
    }

    public JigOptions withFlashSizeBytes(int bytes) {
        return withBoards(new Boards(chip(), count(), bytes));
    }

    private JigOptions withBoards(Boards changed) {
        return new JigOptions(changed, timing, flashDir, attachment);
    }

    public JigOptions withTiming(Timing changed) {
        return new JigOptions(boards, changed, flashDir, attachment);
    }

    public JigOptions withFlashDir(Path dir) {
        return new JigOptions(boards, timing, Optional.of(dir), attachment);
    }

    public JigOptions withAttachment(Attachment changed) {
        return new JigOptions(boards, timing, flashDir, changed);
    }
}
