package org.nailbed.sequence.zpl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;

/**
 * What a field's data becomes, and with it which characters mean something of their own there.
 *
 * @param name for messages
 * @param value makes one value of a unit stand for itself; the prefixes {@code ^} and {@code ~} are not its business
 * @param literal what the engineer's own text around the values must look like, and why
 */
record FieldCode(String name, UnaryOperator<String> value, Optional<Literal> literal) {

    /** @param rule for people, completing "In … , " */
    record Literal(Pattern pattern, String rule) {}

    static final FieldCode TEXT = new FieldCode("text", UnaryOperator.identity(), Optional.empty());

    /** ^FB: a backslash begins a line end or a hyphen there. */
    static final FieldCode BLOCK = new FieldCode("a text block", text -> text.replace("\\", "\\\\"), Optional.empty());

    /** ^BQ in automatic mode takes any byte; other modes count bytes beforehand. */
    static final FieldCode QR = new FieldCode(
            "a QR code",
            UnaryOperator.identity(),
            Optional.of(new Literal(
                    Pattern.compile("(?s)[HQMLhqml][Aa],.*"),
                    "the data begins with the error level (H, Q, M or L), A and a comma, such as 'MA,'")));

    /** ^BC starts in subset B, which holds printable ASCII; three characters of it are written as invocation codes. */
    static final FieldCode CODE_128 = new FieldCode(
            "a Code 128",
            FieldCode::inSubsetB,
            Optional.of(new Literal(
                    Pattern.compile("(?s)([^>]|>[:80<=])*"),
                    "values need subset B throughout: of the codes after '>' only >: >8 >0 >< >= may be used")));

    /** Printers cut off what is longer (^FD, ^BX). */
    private static final int MAX_FIELD_BYTES = 3072;

    private static final Pattern SUBSET_B = Pattern.compile("[ -~]*");

    /** @param escape begins a control sequence, and twice stands for itself */
    static FieldCode dataMatrix(String escape) {
        return new FieldCode("a Data Matrix", text -> text.replace(escape, escape + escape), Optional.empty());
    }

    /**
     * A field that is data altogether.
     *
     * @param prefix not the unit's; never escaped
     */
    String field(String prefix, String data) {
        String coded = value.apply(data);
        checkLength(coded);
        String escaped = HexEscape.of(coded, '_');
        return (escaped.indexOf('_') < 0 ? "^FD" : "^FH_^FD") + prefix + escaped + "^FS";
    }

    /** @throws SequenceException {@code UNIT_DATA_MISSING} when a printer would cut off its end */
    static void checkLength(String coded) {
        int bytes = coded.getBytes(UTF_8).length;
        if (bytes > MAX_FIELD_BYTES) {
            throw new SequenceException(
                    FaultCode.UNIT_DATA_MISSING,
                    "A field of the label becomes %d bytes, expected at most %d: '%.60s…'. Check the unit's data."
                            .formatted(bytes, MAX_FIELD_BYTES, readable(coded)));
        }
    }

    private static String inSubsetB(String text) {
        if (!SUBSET_B.matcher(text).matches()) {
            throw new SequenceException(
                    FaultCode.UNIT_DATA_MISSING,
                    "A Code 128 cannot hold '%s', only printable ASCII. Use a QR code or a Data Matrix, or correct the data."
                            .formatted(readable(text)));
        }
        return text.replace(">", ">0").replace("^", "><").replace("~", ">=");
    }

    private static String readable(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars()
                .limit(60)
                .forEach(c -> shown.append(c >= ' ' && c <= '~' ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return shown.toString();
    }
}
