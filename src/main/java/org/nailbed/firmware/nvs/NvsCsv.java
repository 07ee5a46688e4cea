package org.nailbed.firmware.nvs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Problems;
import org.nailbed.firmware.archive.FileTree;
import org.nailbed.firmware.format.CsvRows;
import org.nailbed.firmware.format.CsvRows.Row;
import org.nailbed.firmware.nvs.NvsEntry.Item;
import org.nailbed.firmware.nvs.NvsEntry.Namespace;

/**
 * Reads the table from which Espressif's generator works (protocol reference, 6.5): {@code key,type,encoding,value}, a namespace
 * first, values as {@link NvsEncoding} says.
 */
public final class NvsCsv {

    private static final int MAX_BYTES = 16 << 20;
    private static final List<String> COLUMNS = List.of("key", "type", "encoding", "value");

    private final String file;
    private final FileTree folder;
    private final List<Integer> columns;
    private final Problems problems = new Problems();
    private final List<NvsEntry> entries = new ArrayList<>();
    private Optional<String> namespace = Optional.empty();

    private NvsCsv(String file, FileTree folder, List<Integer> columns) {
        this.file = file;
        this.folder = folder;
        this.columns = columns;
    }

    /**
     * Reads a table.
     *
     * @param csv rows of type {@code file} are read from its folder, and from nowhere else
     * @throws FirmwareException naming every fault found, with its line
     */
    public static List<NvsEntry> read(Path csv) {
        Path parent = Optional.ofNullable(csv.toAbsolutePath().getParent()).orElse(csv);
        List<Row> rows = CsvRows.read(csv.toString(), FileTree.content(csv, MAX_BYTES));
        if (rows.isEmpty()) {
            throw new FirmwareException(csv + ": no row, expected the heading key,type,encoding,value. Fill it.");
        }
        try (FileTree folder = FileTree.open(parent)) {
            NvsCsv reader = new NvsCsv(csv.toString(), folder, columns(csv, rows.get(0)));
            return reader.read(rows.subList(1, rows.size()));
        }
    }

    private static List<Integer> columns(Path csv, Row heading) {
        List<Integer> columns = COLUMNS.stream().map(heading.fields()::indexOf).toList();
        if (columns.contains(-1)) {
            throw new FirmwareException("%s, line %d: heading is %s, expected key,type,encoding,value. Put it first."
                    .formatted(csv, heading.line(), String.join(",", heading.fields())));
        }
        return columns;
    }

    private List<NvsEntry> read(List<Row> rows) {
        for (Row row : rows) {
            try {
                entries.add(entry(row));
            } catch (FirmwareException e) {
                problems.add("line %d: %s".formatted(row.line(), e.getMessage()));
            }
        }
        problems.throwIfAny(file);
        return entries;
    }

    private NvsEntry entry(Row row) {
        String key = row.field(columns.get(0)).orElse("");
        String type = row.field(columns.get(1)).orElse("");
        String encoding = row.field(columns.get(2)).orElse("");
        Optional<String> value = row.field(columns.get(3));
        return switch (type) {
            case "namespace" -> {
                namespace = Optional.of(key);
                yield new Namespace(key);
            }
            case "data" -> item(key, encoding, value.orElse("").getBytes(UTF_8));
            case "file" -> item(key, encoding, content(value));
            default ->
                throw new FirmwareException(
                        "type is \"%s\", expected namespace, data or file. Correct it.".formatted(type));
        };
    }

    private byte[] content(Optional<String> name) {
        if (name.isEmpty()) {
            throw new FirmwareException("no file is named, expected its path from the table's folder. Name it.");
        }
        return folder.read(name.get(), MAX_BYTES);
    }

    private Item item(String key, String encoding, byte[] content) {
        String home = namespace.orElseThrow(() -> new FirmwareException(
                "key \"%s\" is in no namespace. Begin the table with a row of type namespace.".formatted(key)));
        return new Item(home, key, namedValue(key, encoding, content));
    }

    private static NvsValue namedValue(String key, String encoding, byte[] content) {
        try {
            return NvsEncoding.decode(encoding, content);
        } catch (FirmwareException e) {
            throw new FirmwareException("key \"%s\": %s".formatted(key, e.getMessage()), e);
        }
    }
}
