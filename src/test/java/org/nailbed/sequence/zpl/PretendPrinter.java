package org.nailbed.sequence.zpl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Understands as much of ZPL as a printer needs to know what each field says; written from the manual and sharing nothing with what
 * writes the labels. Works on bytes, as a printer does.
 */
final class PretendPrinter {

    /** @param commands every command's name, in order; {@code data} what each field's code holds, decoded as a scanner would */
    record Understood(List<String> commands, List<String> data) {}

    /** Stands for what a code says beside its data, such as FNC1. */
    private static final char CONTROL = '\uE000';

    private final List<String> commands = new ArrayList<>();
    private final List<String> data = new ArrayList<>();
    private int hexIndicator = -1;
    private String code = "";
    private int escape = '~';

    static Understood reading(String zpl) {
        PretendPrinter printer = new PretendPrinter();
        byte[] bytes = zpl.getBytes(UTF_8);
        int at = 0;
        while (at < bytes.length) {
            int end = at + 1;
            while (end < bytes.length && bytes[end] != '^' && bytes[end] != '~') {
                end++;
            }
            printer.take(new String(bytes, at, Math.min(3, end - at), UTF_8), slice(bytes, Math.min(at + 3, end), end));
            at = end;
        }
        return new Understood(printer.commands, printer.data);
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private void take(String name, byte[] rest) {
        commands.add(name);
        switch (name) {
            case "^FS" -> {
                hexIndicator = -1;
                code = "";
            }
            case "^FH" -> hexIndicator = rest.length == 0 ? '_' : rest[0];
            case "^FD" -> data.add(decoded(unhexed(rest)));
            case "^BX" -> {
                code = name;
                escape = new String(rest, UTF_8).split(",", -1)[6].charAt(0);
            }
            case "^BC", "^BQ", "^FB" -> code = name;
            default -> {}
        }
    }

    private byte[] unhexed(byte[] field) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < field.length; i++) {
            if (field[i] == hexIndicator) {
                out.write(Character.digit(field[i + 1], 16) * 16 + Character.digit(field[i + 2], 16));
                i += 2;
            } else if (field[i] != '\r' && field[i] != '\n') {
                out.write(field[i]);
            }
        }
        return out.toByteArray();
    }

    private String decoded(byte[] field) {
        String text = new String(field, UTF_8);
        return switch (code) {
            case "^BQ" -> text.substring(3);
            case "^BX" -> unescaped(text, (char) escape);
            case "^FB" -> unescaped(text, '\\');
            case "^BC" -> subsetB(text);
            default -> text;
        };
    }

    private static String unescaped(String text, char escape) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == escape) {
                i++;
                out.append(i < text.length() && text.charAt(i) == escape ? escape : CONTROL);
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private static String subsetB(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '>') {
                out.append(text.charAt(i));
            } else {
                int index = "0<=".indexOf(text.charAt(++i));
                out.append(index < 0 ? CONTROL : ">^~".charAt(index));
            }
        }
        return out.toString();
    }
}
