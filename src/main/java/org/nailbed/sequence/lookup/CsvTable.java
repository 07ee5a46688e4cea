package org.nailbed.sequence.lookup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nailbed.firmware.format.CsvRows.Row;
import org.nailbed.sequence.UnitData;

/** A table as it is read: its faults are gathered, so that a person sees all of them at once. */
final class CsvTable {
    private final String file;
    private final CsvLookup.Key key;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private List<String> heading = List.of();

    CsvTable(String file, CsvLookup.Key key) {
        this.file = file;
        this.key = key;
    }

    /** @throws IllegalArgumentException naming every fault found, with its line */
    void read(List<Row> all, Set<String> secrets) {
        heading(all);
        rows(all);
        secrets.stream()
                .filter(secret -> !names.contains(secret))
                .forEach(secret -> problems.add("there is no column '%s' to keep secret".formatted(secret)));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: %s. Correct the table.".formatted(file, String.join("; ", problems)));
        }
    }

    /** The columns, in their order. */
    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    /** The values of each unit by its number, as the key makes it plain. */
    Map<String, Map<String, String>> rows() {
        return rows;
    }

    private void heading(List<Row> all) {
        heading = all.isEmpty() ? List.of() : all.get(0).fields();
        if (!heading.contains(key.word())) {
            throw new IllegalArgumentException("%s: the heading has no column '%s'. Begin the table with its headings."
                    .formatted(file, key.word()));
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

    private void rows(List<Row> all) {
        for (Row row : all.subList(1, all.size())) {
            Map<String, String> values = values(row);
            String unit = key.plain(values.getOrDefault(key.word(), ""));
            if (unit.isEmpty()) {
                problems.add("line %d has no %s".formatted(row.line(), key.word()));
            } else if (rows.putIfAbsent(unit, Collections.unmodifiableMap(values)) != null) {
                problems.add("line %d has the %s of a line above".formatted(row.line(), key.word()));
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
