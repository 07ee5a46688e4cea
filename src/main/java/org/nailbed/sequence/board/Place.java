package org.nailbed.sequence.board;

import java.util.stream.Collectors;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.firmware.PartitionTable.Partition;
import org.nailbed.flash.Extent;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;

/** A stretch of flash, as a product names it. */
public sealed interface Place {

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
        public Extent in(FirmwareSet set) {
            PartitionTable table = set.partitionTable()
                    .orElseThrow(() -> new SequenceException(
                            FaultCode.FIRMWARE_INVALID,
                            "Partition '%s' is wanted, and the firmware set has no partition table. Name offset and size."
                                    .formatted(label)));
            Partition partition = table.named(label)
                    .orElseThrow(() -> new SequenceException(
                            FaultCode.FIRMWARE_INVALID,
                            "Partition '%s' is wanted, the firmware set has %s. Correct the label."
                                    .formatted(label, labels(table))));
            return wholeSectors(partition.offset(), partition.sizeBytes());
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
        public Extent in(FirmwareSet set) {
            return extent;
        }
    }

    /** What flash erases at once, at least. */
    int SECTOR_BYTES = 0x1000;
}
