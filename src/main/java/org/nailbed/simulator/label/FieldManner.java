package org.nailbed.simulator.label;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.simulator.label.PrintedField.Kind;

/**
 * How a field's data is read.
 *
 * @param escape begins a symbol's own escapes; NUL where there are none
 */
record FieldManner(Kind kind, char escape, boolean block) {
    static final FieldManner TEXT = of(Kind.TEXT);

    private static final char NO_ESCAPE = 0;
    /** What a scanner gives for an FNC1 between data; the one at the start only says that the code is a GS1 code. */
    private static final char GROUP_SEPARATOR = 0x1D;
    /** Error level and input mode, a comma, and in manual mode the kind of what follows. */
    private static final Pattern QR_DATA = Pattern.compile("[HQML](?:A,|M,(?:[NA]|B\\d{4}))(.*)", Pattern.DOTALL);

    private static final Pattern DECIMAL = Pattern.compile("d(\\d{3})");

    static FieldManner of(Kind kind) {
        return new FieldManner(kind, NO_ESCAPE, false);
    }

    /** @param escape as the label names it; without a name the older generation's underscore */
    static FieldManner dataMatrix(String escape) {
        return new FieldManner(Kind.DATA_MATRIX, escape.isEmpty() ? '_' : escape.charAt(0), false);
    }

    /** @param mode A leaves the data alone, in every other one a greater-than sign is special */
    static FieldManner code128(String mode) {
        return new FieldManner(Kind.CODE_128, mode.equals("A") ? NO_ESCAPE : '>', false);
    }

    FieldManner inBlock() {
        return new FieldManner(kind, escape, true);
    }

    String read(String data) {
        return switch (kind) {
            case TEXT -> block ? data.replace("\\&", "\n").replace("\\\\", "\\") : data;
            case QR -> {
                Matcher parts = QR_DATA.matcher(data);
                yield parts.matches() ? parts.group(1) : "";
            }
            case DATA_MATRIX -> escaped(data, this::dataMatrixEscape);
            case CODE_128 -> escaped(data, FieldManner::code128Escape);
        };
    }

    /** Writes what an escape stands for; says how many characters after its sign belong to it. */
    private interface Escapes {
        int resolve(String rest, StringBuilder into);
    }

    private String escaped(String data, Escapes escapes) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            if (escape == NO_ESCAPE || c != escape) {
                plain.append(c);
            } else {
                i += escapes.resolve(data.substring(i + 1), plain);
            }
        }
        return plain.toString();
    }

    private int dataMatrixEscape(String rest, StringBuilder into) {
        Matcher decimal = DECIMAL.matcher(rest);
        if (rest.startsWith("1")) {
            separate(into);
            return 1;
        }
        if (decimal.lookingAt()) {
            into.append((char) Integer.parseInt(decimal.group(1)));
            return decimal.end();
        }
        into.append(escape);
        return rest.indexOf(escape) == 0 ? 1 : 0;
    }

    private static int code128Escape(String rest, StringBuilder into) {
        if (rest.isEmpty()) {
            return 0;
        }
        switch (rest.charAt(0)) {
            case '0' -> into.append('>');
            case '<' -> into.append('^');
            case '=' -> into.append('~');
            case '8' -> separate(into);
            default -> {
                // start and change of a subset print nothing
            }
        }
        return 1;
    }

    private static void separate(StringBuilder into) {
        if (!into.isEmpty()) {
            into.append(GROUP_SEPARATOR);
        }
    }
}
