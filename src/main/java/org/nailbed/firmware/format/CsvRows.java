package org.nailbed.firmware.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.FirmwareException;

/** The rows of a table written with commas: quoted fields as in RFC 4180, lines that begin with {@code #} left out. */
public final class CsvRows {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private List<String> fields = new ArrayList<>();
    private boolean wasQuoted;
    private int at;
    private int line = 1;

    private CsvRows(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * One row.
     *
     * @param line it begins on, from 1
     * @param fields without quotes and without spaces around those that had none
     */
    public record Row(int line, List<String> fields) {
        public Row {
            fields = List.copyOf(fields);
        }

        /** The field, empty when it is blank or the row ends before it. */
        public Optional<String> field(int index) {
            return index < fields.size()
                    ? Optional.of(fields.get(index)).filter(text -> !text.isEmpty())
                    : Optional.empty();
        }
    }

    /**
     * Reads all rows; blank lines are none.
     *
     * @param file for messages
     * @throws FirmwareException when it is no UTF-8, or a quoted field has no end
     */
    public static List<Row> read(String file, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return new CsvRows(file, text).read();
        } catch (CharacterCodingException e) {
            throw new FirmwareException(file + ": is no text in UTF-8. Save it as such.", e);
        }
    }

    private List<Row> read() {
        at = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                skipLine();
            } else {
                readRow();
            }
        }
        return rows;
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
        line++;
    }

    private void readRow() {
        int begins = line;
        boolean more = true;
        while (more) {
            more = readField();
        }
        if (fields.stream().anyMatch(text -> !text.isEmpty())) {
            rows.add(new Row(begins, fields));
        }
        fields = new ArrayList<>();
    }

    /** @return whether another field follows on the row */
    private boolean readField() {
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == ',') {
                endField();
                return true;
            }
            if (next == '\n') {
                line++;
                break;
            }
            if (next == '"' && field.toString().isBlank() && !wasQuoted) {
                readQuoted();
            } else if (next != '\r' || (at < text.length() && text.charAt(at) != '\n')) {
                field.append(next);
            }
        }
        endField();
        return false;
    }

    private void readQuoted() {
        int begins = line;
        field.setLength(0);
        wasQuoted = true;
        while (at < text.length()) {
            char next = text.charAt(at++);
            boolean isQuote = next == '"';
            if (isQuote && (at == text.length() || text.charAt(at) != '"')) {
                return;
            }
            at += isQuote ? 1 : 0;
            line += next == '\n' ? 1 : 0;
            field.append(next);
        }
        throw new FirmwareException(
                "%s, line %d: a quoted field has no end. Close it with \".".formatted(file, begins));
    }

    private void endField() {
        fields.add(wasQuoted ? field.toString() : field.toString().strip());
        field.setLength(0);
        wasQuoted = false;
    }
}
