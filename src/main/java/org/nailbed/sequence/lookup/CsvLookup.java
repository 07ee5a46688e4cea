package org.nailbed.sequence.lookup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.format.CsvRows;
import org.nailbed.firmware.format.CsvRows.Row;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.UnitData;
import org.nailbed.wire.Deadline;

/**
 * A table with a heading and a row for each unit, held in memory: what the product was loaded with counts, whatever becomes of
 * the file. Equal when the file's content and the settings are.
 */
public final class CsvLookup implements Lookup {

    /** Which number of a unit a row begins with. */
    public enum Key {
        SERIAL_NUMBER(UnitData.SERIAL_NUMBER),
        /** Upper or lower case, with or without colons or dashes. */
        MAC(UnitData.MAC);

        private final String word;

        Key(String word) {
            this.word = word;
        }

        /** The heading of its column, and its name in {@link UnitData}: "serial-number". */
        public String word() {
            return word;
        }

        private String plain(String value) {
            return this == MAC ? value.toLowerCase(Locale.ROOT).replace(":", "").replace("-", "") : value;
        }
    }

    private final String name;
    private final String sha256;
    private final Key key;
    private final Set<String> secrets;
    private final Set<String> names;
    private final Map<String, Map<String, String>> rows;

    private CsvLookup(String name, String sha256, Key key, Set<String> secrets, Table table) {
        this.name = name;
        this.sha256 = sha256;
        this.key = key;
        this.secrets = Set.copyOf(secrets);
        this.names = Collections.unmodifiableSet(table.names);
        this.rows = table.rows;
    }

    /**
     * Reads a table.
     *
     * @param name of the file, for messages
     * @param content in UTF-8, quoted as in RFC 4180
     * @param secrets columns whose values are shown nowhere
     * @throws IllegalArgumentException naming every fault found, with its line
     */
    public static CsvLookup of(String name, byte[] content, Key key, Set<String> secrets) {
        List<Row> rows = rows(name, content);
        Table table = new Table(name, key);
        table.heading(rows);
        table.rows(rows);
        secrets.stream()
                .filter(secret -> !table.names.contains(secret))
                .forEach(secret -> table.problems.add("there is no column '%s' to keep secret".formatted(secret)));
        if (!table.problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: %s. Correct the table.".formatted(name, String.join("; ", table.problems)));
        }
        return new CsvLookup(name, sha256(content), key, secrets, table);
    }

    private static List<Row> rows(String name, byte[] content) {
        try {
            return CsvRows.read(name, content);
        } catch (FirmwareException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public Map<String, String> find(UnitData unit, Deadline deadline) {
        String value = unit.get(key.word)
                .orElseThrow(() -> new SequenceException(
                        FaultCode.UNIT_DATA_MISSING,
                        "%s is looked into by %s, and %s has none yet. Let the phases identify and guard come first."
                                .formatted(name, key.word, Lookup.title(unit))));
        Map<String, String> row = rows.get(key.plain(value));
        if (row == null) {
            throw Lookup.missing(unit, name);
        }
        return row;
    }

    @Override
    public Optional<Set<String>> names() {
        return Optional.of(names);
    }

    @Override
    public Set<String> secrets() {
        return secrets;
    }

    /** How many units it knows. */
    public int size() {
        return rows.size();
    }

    /** The faults of a table are gathered, so that a person sees all of them at once. */
    private static final class Table {
        private final String file;
        private final Key key;
        private final List<String> problems = new ArrayList<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        private List<String> heading = List.of();

        Table(String file, Key key) {
            this.file = file;
            this.key = key;
        }

        void heading(List<Row> all) {
            heading = all.isEmpty() ? List.of() : all.get(0).fields();
            if (!heading.contains(key.word)) {
                throw new IllegalArgumentException(
                        "%s: the heading has no column '%s'. Begin the table with its headings."
                                .formatted(file, key.word));
            }
            for (String column : heading) {
                if (!names.add(column)) {
                    problems.add("column '%s' is there twice".formatted(column));
                } else if (!Lookup.isName(column)) {
                    problems.add("column '%s' is no name for data.NAME: letters, digits, dot, dash, underscore"
                            .formatted(column));
                }
            }
        }

        void rows(List<Row> all) {
            for (Row row : all.subList(1, all.size())) {
                Map<String, String> values = values(row);
                String unit = key.plain(values.getOrDefault(key.word, ""));
                if (unit.isEmpty()) {
                    problems.add("line %d has no %s".formatted(row.line(), key.word));
                } else if (rows.putIfAbsent(unit, Collections.unmodifiableMap(values)) != null) {
                    problems.add("line %d has the %s of a line above".formatted(row.line(), key.word));
                }
            }
        }

        /** A blank field is no value. */
        private Map<String, String> values(Row row) {
            if (row.fields().size() > heading.size()) {
                problems.add("line %d has %d fields, expected %d as in the heading"
                        .formatted(row.line(), row.fields().size(), heading.size()));
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < heading.size(); i++) {
                String column = heading.get(i);
                row.field(i).ifPresent(value -> {
                    if (value.length() > UnitData.MAX_VALUE_CHARACTERS) {
                        problems.add("line %d, column '%s' has more than %d characters"
                                .formatted(row.line(), column, UnitData.MAX_VALUE_CHARACTERS));
                    }
                    values.put(column, value);
                });
            }
            return values;
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CsvLookup lookup && toString().equals(lookup.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** By the content's hash: the rows may be secret. */
    @Override
    public String toString() {
        return "csv[%s, by %s, sha256 %s, secret %s]"
                .formatted(name, key.word, sha256, secrets.stream().sorted().toList());
    }
}
