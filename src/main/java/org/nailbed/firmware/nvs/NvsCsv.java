package org.nailbed.firmware.nvs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Problems;
import org.nailbed.firmware.archive.FileTree;
import org.nailbed.firmware.format.CsvRows;
import org.nailbed.firmware.format.CsvRows.Row;
import org.nailbed.firmware.nvs.NvsEntry.Item;
import org.nailbed.firmware.nvs.NvsEntry.Namespace;

/**
 * Reads the table from which Espressif's generator works (protocol reference, 6.5): {@code key,type,encoding,value}, a namespace
 * first. A {@code blob_fill(size;byte)} is the value's text filled up to the size; {@code blob_sz_fill} has the text's length as
 * u32 before that.
 */
public final class NvsCsv {

    private static final int MAX_BYTES = 16 << 20;
    private static final List<String> COLUMNS = List.of("key", "type", "encoding", "value");
    private static final Pattern FILL = Pattern.compile("blob_(?<sized>sz_)?fill\\((?<size>[^;]+);(?<byte>[^)]+)\\)");
    private static final String ENCODINGS =
            "u8, i8, u16, i16, u32, i32, u64, i64, string, hex2bin, base64, binary, blob_fill(size;byte) or blob_sz_fill(size;byte)";

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
            return value(encoding, content);
        } catch (IllegalArgumentException e) {
            throw new FirmwareException(
                    "key \"%s\": no valid %s: %s. Correct it.".formatted(key, encoding, e.getMessage()), e);
        } catch (FirmwareException e) {
            throw new FirmwareException("key \"%s\": %s".formatted(key, e.getMessage()), e);
        }
    }

    private static NvsValue value(String encoding, byte[] content) {
        Optional<NvsType> integer = NvsType.integer(encoding.toLowerCase(Locale.ROOT));
        if (integer.isPresent()) {
            return new NvsValue.Int(integer.get(), number(text(content).strip()));
        }
        Matcher fill = FILL.matcher(encoding);
        if (fill.matches()) {
            return new NvsValue.Blob(filled(fill, content));
        }
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "string" -> new NvsValue.Text(text(content));
            case "binary" -> new NvsValue.Blob(content);
            case "hex2bin" ->
                new NvsValue.Blob(HexFormat.of().parseHex(text(content).strip()));
            case "base64" ->
                new NvsValue.Blob(Base64.getMimeDecoder().decode(text(content).strip()));
            default ->
                throw new FirmwareException(
                        "encoding is \"%s\", expected %s. Correct it.".formatted(encoding, ENCODINGS));
        };
    }

    private static BigInteger number(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        String bare = hex ? digits.substring(2) : digits;
        boolean plain = !bare.isEmpty()
                && bare.chars().allMatch(digit -> Character.digit(digit, hex ? 16 : 10) >= 0 && digit < 128);
        if (!plain || bare.length() > 40) {
            throw new FirmwareException("\"" + text + "\" is no number, expected one like 42, -7 or 0x2A. Correct it.");
        }
        BigInteger value = new BigInteger(bare, hex ? 16 : 10);
        return negative ? value.negate() : value;
    }

    private static byte[] filled(Matcher fill, byte[] content) {
        int size = small(fill.group("size"), MAX_BYTES);
        int filling = small(fill.group("byte"), 0xFF);
        if (content.length > size) {
            throw new FirmwareException(
                    "%d bytes, expected at most the %d to fill. Shorten the value.".formatted(content.length, size));
        }
        byte[] filled = Arrays.copyOf(content, size);
        Arrays.fill(filled, content.length, size, (byte) filling);
        if (fill.group("sized") == null) {
            return filled;
        }
        ByteBuffer sized = ByteBuffer.allocate(Integer.BYTES + size).order(ByteOrder.LITTLE_ENDIAN);
        byte[] out = new byte[sized.capacity()];
        sized.putInt(content.length).put(filled).flip();
        sized.get(out);
        return out;
    }

    private static int small(String text, int max) {
        BigInteger value = number(text.strip());
        if (value.signum() < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new FirmwareException("%s in the encoding, expected 0 to %d. Correct it.".formatted(value, max));
        }
        return value.intValue();
    }

    private static String text(byte[] content) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new FirmwareException("no text in UTF-8. Use another encoding, such as binary.", e);
        }
    }
}
