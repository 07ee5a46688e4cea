package org.nailbed.sequence.board;

import java.util.Optional;
import java.util.stream.Collectors;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.flash.Extent;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;

/** A stretch of flash, as a product names it. */
public sealed interface Place {

    /** What flash erases at once, at least. */
    int SECTOR_BYTES = 0x1000;

    /** Why it is nowhere in boards that hold this set, for who checks a product; empty when it is somewhere. */
    Optional<String> faultIn(FirmwareSet set);

    /**
     * Where it is, in whole sectors.
     *
     * @param set whose partition table counts
     * @throws SequenceException FIRMWARE_INVALID when the set has no such partition
     */
    Extent in(FirmwareSet set);

    /** A partition by its label, written exactly so. */
    record Named(String label) implements Place {

        @Override
        public Optional<String> faultIn(FirmwareSet set) {
            Optional<PartitionTable> table = set.partitionTable();
            if (table.isEmpty()) {
                return Optional.of(
                        "Partition '%s' is wanted, and the firmware set has no partition table. Name offset and size."
                                .formatted(label));
            }
            return table.get().named(label).isPresent()
                    ? Optional.empty()
                    : Optional.of("Partition '%s' is wanted, the firmware set has %s. Correct the label."
                            .formatted(label, labels(table.get())));
        }

        @Override
        public Extent in(FirmwareSet set) {
            return set.partitionTable()
                    .flatMap(table -> table.named(label))
                    .map(partition -> wholeSectors(partition.offset(), partition.sizeBytes()))
                    .orElseThrow(() -> new SequenceException(
                            FaultCode.FIRMWARE_INVALID, faultIn(set).orElse("Partition '" + label + "' is gone.")));
        }

        private static String labels(PartitionTable table) {
            return table.partitions().stream()
                    .map(partition -> "'" + partition.label() + "'")
                    .collect(Collectors.joining(", "));
        }

        /** Every partition begins on a sector, so that the next is not touched. */
        private static Extent wholeSectors(int offset, int sizeBytes) {
            return new Extent(offset, (sizeBytes + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES);
        }
    }

    /** By offset and size. */
    record At(Extent extent) implements Place {

        /** @throws IllegalArgumentException off a sector */
        public At {
            if (extent.offset() % SECTOR_BYTES != 0 || extent.sizeBytes() % SECTOR_BYTES != 0) {
                throw new IllegalArgumentException(
                        "%s: only whole sectors can be erased. Name offset and size in multiples of 0x%X."
                                .formatted(extent, SECTOR_BYTES));
            }
        }

        @Override
        public Optional<String> faultIn(FirmwareSet set) {
            return Optional.empty();
        }

        @Override
        public Extent in(FirmwareSet set) {
            return extent;
        }
    }
}
