package org.nailbed.firmware.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.firmware.PartitionTable.Partition;
import org.nailbed.firmware.Problems;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.archive.FileTree;
import org.nailbed.firmware.format.CsvRows;
import org.nailbed.firmware.nvs.NvsCsv;
import org.nailbed.firmware.nvs.NvsPartition;
import org.nailbed.firmware.partition.PartitionCsv;

/**
 * Firmware named as pairs of place and file: {@code 0x10000=app.bin}, {@code 64k=app.bin}, {@code nvs=unit-17.bin}. What is no
 * number is the name of a partition in the table of the same set. A file that ends in .csv is made into what it describes: a table,
 * or, in a partition of type nvs, its content.
 */
final class Pairs {

    private static final int MAX_CSV_BYTES = 1 << 20;
    private static final List<String> KEYS_HEADING = List.of("key", "encoding");
    private static final int NVS = 0x02;

    private final Problems problems = new Problems();
    private final List<Image> images;

    private Pairs(List<Image> images) {
        this.images = new ArrayList<>(images);
    }

    private record Pair(String place, Path file) {

        Optional<Integer> offset() {
            return Sizes.parse(place);
        }

        String name() {
            return Optional.ofNullable(file.getFileName()).orElse(file).toString();
        }

        boolean isCsv() {
            return name().endsWith(".csv");
        }

        /** Whether it is a table of keys, as against one of partitions. */
        boolean isKeys() {
            return isCsv()
                    && CsvRows.read(file.toString(), FileTree.content(file, MAX_CSV_BYTES)).stream()
                            .findFirst()
                            .filter(row -> row.fields().containsAll(KEYS_HEADING))
                            .isPresent();
        }
    }

    /**
     * Reads the files and adds them to a source.
     *
     * @throws FirmwareException naming every fault found
     */
    static Draft addTo(Draft source, List<String> arguments) {
        Pairs reader = new Pairs(source.images());
        List<Pair> needTable = new ArrayList<>();
        for (String argument : arguments) {
            reader.problems.attempt(() -> {
                Pair pair = pair(argument);
                if (pair.offset().isEmpty() || pair.isKeys()) {
                    return needTable.add(pair);
                }
                return reader.images.add(image(pair, pair.offset().get()));
            });
        }
        needTable.forEach(reader::addToPartition);
        reader.problems.throwIfAny("Firmware");
        return new Draft(source.kind(), reader.images, source.claims(), source.warnings());
    }

    private static Pair pair(String argument) {
        int equals = argument.indexOf('=');
        String file = argument.substring(equals + 1);
        if (equals <= 0 || file.isBlank()) {
            throw new FirmwareException("\"" + argument
                    + "\": expected offset=file or partition=file, such as 0x10000=app.bin or nvs=unit.bin.");
        }
        Path path = FirmwareSource.path(file);
        if (!Files.isRegularFile(path)) {
            throw new FirmwareException(file + ": not found, or not a file. Check the name.");
        }
        return new Pair(argument.substring(0, equals), path);
    }

    private static Image image(Pair pair, int offset) {
        return pair.isCsv() ? table(pair, offset) : raw(pair, offset);
    }

    private static Image raw(Pair pair, int offset) {
        return RawFile.image(pair.name(), offset, FileTree.content(pair.file, Image.MAX_FLASH_BYTES));
    }

    private static Image table(Pair pair, int offset) {
        byte[] csv = FileTree.content(pair.file, MAX_CSV_BYTES);
        return Image.of(pair.name(), offset, PartitionCsv.toTable(pair.file.toString(), csv, offset));
    }

    private void addToPartition(Pair pair) {
        problems.attempt(() -> {
                    Partition partition = partition(pair);
                    return pair.isCsv() ? keys(pair, partition) : raw(pair, partition.offset());
                })
                .ifPresent(images::add);
    }

    private static Image keys(Pair pair, Partition partition) {
        if (!pair.isKeys() || !partition.isData() || partition.subtype() != NVS) {
            throw new FirmwareException(
                    "%s: a .csv for %s, expected raw bytes, or a table of keys for a partition of type nvs. Name another file."
                            .formatted(pair.file, partition));
        }
        byte[] nvs = NvsPartition.build(NvsCsv.read(pair.file), partition.sizeBytes(), Optional.empty());
        return Image.of(pair.name(), partition.offset(), nvs);
    }

    private Partition partition(Pair pair) {
        PartitionTable table = table().orElseThrow(() -> new FirmwareException(
                "%s=%s names a partition, but no partition table is among the files. Add the table, or name an offset such as 0x9000."
                        .formatted(pair.place, pair.file)));
        Optional<Integer> offset = pair.offset();
        return offset.map(table::at)
                .orElseGet(() -> table.named(pair.place))
                .orElseThrow(() -> new FirmwareException("%s=%s: no such partition, the table has %s. Check the name."
                        .formatted(
                                pair.place,
                                pair.file,
                                String.join(
                                        ", ",
                                        table.partitions().stream()
                                                .map(Partition::label)
                                                .toList()))));
    }

    private Optional<PartitionTable> table() {
        return images.isEmpty()
                ? Optional.empty()
                : new FirmwareSet(images, Optional.empty(), Optional.empty()).partitionTable();
    }
}
