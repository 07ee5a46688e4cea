package org.nailbed.simulator.label;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nailbed.simulator.label.PrintedField.Kind;
import org.nailbed.simulator.label.PrintedField.Place;

/** Makes of a label's commands what is seen on it. */
final class LabelReader {
    private static final int UTF_8 = 28;
    private static final int HEX_DIGITS = 2;

    private final List<PrintedField> fields = new ArrayList<>();
    private Charset charset = StandardCharsets.ISO_8859_1;
    private int copies = 1;
    private Place place = new Place(0, 0);
    private FieldManner manner = FieldManner.TEXT;
    private Optional<Byte> hexMark = Optional.empty();
    private Optional<byte[]> data = Optional.empty();

    PrintedLabel read(String zpl, List<ZplCommand> commands) {
        commands.forEach(this::obey);
        return new PrintedLabel(zpl, fields, copies);
    }

    private void obey(ZplCommand command) {
        switch (command.name()) {
            case "CI" -> charset = command.number(0, 0) == UTF_8 ? StandardCharsets.UTF_8 : charset;
            case "PQ" -> copies = command.number(0, 1);
            case "FO", "FT" -> place = new Place(command.number(0, 0), command.number(1, 0));
            case "FH" -> hexMark = Optional.of(command.data().length == 0 ? (byte) '_' : command.data()[0]);
            case "FD", "FV" -> data = Optional.of(command.data());
            case "FB" -> manner = manner.inBlock();
            case "BQ" -> manner = FieldManner.of(Kind.QR);
            case "BX" -> manner = FieldManner.dataMatrix(command.parameter(6));
            case "BC" -> manner = FieldManner.code128(command.parameter(5));
            case "FS" -> endField();
            default -> {
                // size, font and lines change nothing that is read
            }
        }
    }

    private void endField() {
        data.map(this::unescaped)
                .ifPresent(bytes ->
                        fields.add(new PrintedField(manner.kind(), place, manner.read(new String(bytes, charset)))));
        manner = FieldManner.TEXT;
        hexMark = Optional.empty();
        data = Optional.empty();
    }

    private byte[] unescaped(byte[] bytes) {
        if (hexMark.isEmpty()) {
            return bytes;
        }
        byte mark = hexMark.get();
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == mark ? hex(bytes, i + 1) : -1;
            plain.write(value < 0 ? bytes[i] : value);
            i += value < 0 ? 0 : HEX_DIGITS;
        }
        return plain.toByteArray();
    }

    /** @return -1 when two hex digits do not follow */
    private static int hex(byte[] bytes, int at) {
        if (at + HEX_DIGITS > bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
