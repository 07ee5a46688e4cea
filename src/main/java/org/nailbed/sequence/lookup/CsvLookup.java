package org.nailbed.sequence.lookup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

        String plain(String value) {
            return this == MAC ? value.toLowerCase(Locale.ROOT).replace(":", "").replace("-", "") : value;
        }
    }

    private final String name;
    private final String sha256;
    private final Key key;
    private final Set<String> secrets;
    private final Set<String> names;
    private final Map<String, Map<String, String>> rows;

    private CsvLookup(String name, String sha256, Key key, Set<String> secrets, CsvTable table) {
        this.name = name;
        this.sha256 = sha256;
        this.key = key;
        this.secrets = Set.copyOf(secrets);
        this.names = table.names();
        this.rows = table.rows();
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
        CsvTable table = new CsvTable(name, key);
        table.read(rows(name, content), secrets);
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
