package org.nailbed.app.cli.board;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nailbed.app.cli.crew.Budgets;
import org.nailbed.app.cli.crew.Session;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.Words;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.firmware.Sizes;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.wire.Deadline;

/** A part of a board's flash as a person names it. */
sealed interface FlashPart {

    /** All of it, whatever its size. */
    record Whole() implements FlashPart {
        @Override
        public String title() {
            return "flash";
        }

        @Override
        public Extent on(Session session, int tableOffset) {
            return session.board()
                    .flashSizeBytes()
                    .map(bytes -> new Extent(0, bytes))
                    .orElseThrow(() -> new FlashException(
                            FlashFault.FLASH_UNKNOWN,
                            session.title() + ": the flash chip does not tell its size. Name offset and size."));
        }
    }

    /** A partition of the table that the board itself holds. */
    record Partition(String label) implements FlashPart {
        @Override
        public String title() {
            return label;
        }

        @Override
        public Extent on(Session session, int tableOffset) {
            PartitionTable table = readTable(session, tableOffset);
            return table.named(label)
                    .map(found -> new Extent(found.offset(), found.sizeBytes()))
                    .orElseThrow(() -> new FirmwareException("The board's partition table has no '" + label
                            + "'. It has "
                            + table.partitions().stream()
                                    .map(PartitionTable.Partition::label)
                                    .collect(Collectors.joining(", "))
                            + "."));
        }

        private static PartitionTable readTable(Session session, int tableOffset) {
            ByteArrayOutputStream table = new ByteArrayOutputStream();
            Extent extent = new Extent(tableOffset, TABLE_BYTES);
            session.programmer().read(extent, table, Deadline.after(Budgets.read(TABLE_BYTES)));
            try {
                return PartitionTable.parse(Image.of("table", tableOffset, table.toByteArray()));
            } catch (FirmwareException e) {
                throw new FirmwareException(
                        "The board holds no sound partition table at %s (%s) Name offset and size, or the table's place with --table-offset."
                                .formatted(Words.hex(tableOffset), e.getMessage()),
                        e);
            }
        }
    }

    /** From an offset on, so many bytes. */
    record Stretch(Extent extent) implements FlashPart {
        @Override
        public String title() {
            return String.format(Locale.ROOT, "0x%x-0x%x", extent.offset(), extent.end());
        }

        @Override
        public Extent on(Session session, int tableOffset) {
            return extent;
        }

        @Override
        public void requireSectors() {
            if (extent.offset() % SECTOR_BYTES != 0 || extent.sizeBytes() % SECTOR_BYTES != 0) {
                throw new Failure.Usage(
                        extent + ": only whole sectors can be erased. Name offset and size in multiples of 4k.");
            }
        }
    }

    String WORD_FOR_ALL = "all";

    /** A table has room for 95 partitions and their digest (protocol reference, 6.4). */
    int TABLE_BYTES = 0xC00;

    /** The least that a flash chip erases at once. */
    int SECTOR_BYTES = 0x1000;

    /** For file names and results. */
    String title();

    /**
     * Refuses before any board is touched what no board can erase.
     *
     * @throws Failure.Usage when it is known to begin or end within a sector
     */
    default void requireSectors() {}

    /**
     * Where that is on this board.
     *
     * @param tableOffset where its partition table lies
     */
    Extent on(Session session, int tableOffset);

    /**
     * Understands {@code all}, a partition's label, or offset and size.
     *
     * @throws Failure.Usage when it is none of these
     */
    static FlashPart parse(List<String> words) {
        if (words.size() == 1) {
            String word = words.get(0);
            if (word.equals(WORD_FOR_ALL)) {
                return new Whole();
            }
            if (Sizes.parse(word).isEmpty()) {
                return new Partition(word);
            }
            throw new Failure.Usage("The size is missing behind offset " + word + ". Write 'OFFSET SIZE': 0x9000 24k.");
        }
        if (words.size() > 2) {
            throw new Failure.Usage(String.join(" ", words)
                    + " names more than one part of flash. Name one: 'all', a partition, or 'OFFSET SIZE'.");
        }
        return new Stretch(extent(words.get(0), words.get(1)));
    }

    private static Extent extent(String offset, String size) {
        Optional<Integer> from = Sizes.parse(offset);
        Optional<Integer> bytes = Sizes.parse(size);
        if (from.isEmpty() || bytes.isEmpty()) {
            throw new Failure.Usage((from.isEmpty() ? "Offset " + offset : "Size " + size)
                    + " is not understood. Write it as 4096, 0x1000, 4k or 1M.");
        }
        try {
            return new Extent(from.get(), bytes.get());
        } catch (IllegalArgumentException e) {
            throw new Failure.Usage(String.valueOf(e.getMessage()));
        }
    }
}
