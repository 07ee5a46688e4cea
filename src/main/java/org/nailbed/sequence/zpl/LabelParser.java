package org.nailbed.sequence.zpl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.UnitData;

/**
 * Reads an engineer's ZPL and finds the fields that take a unit's data. Everything that would let data be misread is refused here,
 * before any unit is there: a place outside a field's data, a code whose escapes are not known, changed prefixes, another encoding.
 */
final class LabelParser {

    private static final Set<String> CHANGED_PREFIXES = Set.of("^CC", "~CC", "^CT", "~CT", "^CD", "~CD");
    private static final String UTF_8 = "^CI28";
    private static final String DATA_MATRIX_EXAMPLE = "^BXN,6,200,,,,_";

    private final List<LabelPart> parts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final boolean setsEncoding;
    private FieldCode code = FieldCode.TEXT;
    private @Nullable String unfit;
    private Optional<Character> indicator = Optional.empty();

    private LabelParser(List<ZplCommand> commands) {
        setsEncoding = commands.stream().anyMatch(command -> command.is("^CI"));
        for (int i = 0; i < commands.size(); i++) {
            boolean closed = i + 1 < commands.size() && commands.get(i + 1).is("^FS");
            take(commands.get(i), closed);
        }
        if (commands.stream().noneMatch(command -> command.is("^XA"))
                || commands.stream().noneMatch(command -> command.is("^XZ"))) {
            problems.add("There is no label in it. Begin it with ^XA and end it with ^XZ.");
        }
    }

    /** @throws IllegalArgumentException with one line for each problem, each with its line in the text */
    static List<LabelPart> parse(String zpl) {
        LabelParser parser = new LabelParser(ZplCommand.cut(zpl));
        if (!parser.problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", parser.problems));
        }
        return List.copyOf(parser.parts);
    }

    private void take(ZplCommand command, boolean closed) {
        if (CHANGED_PREFIXES.contains(command.name())) {
            refuse(
                    command,
                    "it changes a prefix or a delimiter, and then nobody can say what a value means. Leave it out");
        }
        switch (command.name()) {
            case "^XA" -> {
                plain(command);
                endField();
                parts.add(new LabelPart.Plain(setsEncoding ? "" : UTF_8));
            }
            case "^XZ" -> {
                parts.add(new LabelPart.Copies());
                plain(command);
            }
            case "^FS" -> {
                plain(command);
                endField();
            }
            case "^FD" -> data(command, closed);
            case "^PQ" -> refuse(command, "the number of copies is a setting of the phase. Leave it out");
            case "^CI" -> encoding(command);
            default -> {
                describe(command);
                plain(command);
            }
        }
    }

    private void endField() {
        code = FieldCode.TEXT;
        unfit = null;
        indicator = Optional.empty();
    }

    private void encoding(ZplCommand command) {
        if (!command.parameter(0).equals("28")) {
            refuse(command, "the unit's data is UTF-8. Write ^CI28");
        }
        plain(command);
    }

    /** Notes what the field's data will be read as. */
    private void describe(ZplCommand command) {
        switch (command.name()) {
            case "^FH" -> hexIndicator(command);
            case "^FB" -> code = code.equals(FieldCode.TEXT) ? FieldCode.BLOCK : code;
            case "^BQ" -> code = FieldCode.QR;
            case "^BC" -> code128(command);
            case "^BX" -> dataMatrix(command);
            case "^BY" -> {}
            case "^FN" -> unfit = "a numbered field is drawn elsewhere";
            case "^TB" -> unfit = "in a ^TB block '<' has a meaning; use ^FB";
            default -> {
                if (command.name().startsWith("^B")) {
                    unfit = "only ^BQ, ^BX and ^BC are known well enough to hold any data";
                }
            }
        }
    }

    private void hexIndicator(ZplCommand command) {
        String given = command.parameters().strip();
        char chosen = given.isEmpty() ? '_' : given.charAt(0);
        if (Character.isLetterOrDigit(chosen) || chosen == '{' || chosen == '}') {
            refuse(command, "the indicator of ^FH must be a sign that data does not look like. Write ^FH_");
        }
        indicator = Optional.of(chosen);
    }

    private void code128(ZplCommand command) {
        code = FieldCode.CODE_128;
        if (!command.parameter(5).isEmpty() && !command.parameter(5).equalsIgnoreCase("N")) {
            unfit = "only mode N of ^BC is known well enough to hold any data";
        }
    }

    private void dataMatrix(ZplCommand command) {
        String escape = command.parameter(6);
        code = FieldCode.dataMatrix(escape);
        if (!command.parameter(2).equals("200")) {
            unfit = "^BX must name quality 200: " + DATA_MATRIX_EXAMPLE;
        } else if (escape.length() != 1) {
            unfit = "printers differ in the escape character of ^BX; name it as its 7th parameter: "
                    + DATA_MATRIX_EXAMPLE;
        }
    }

    private void data(ZplCommand command, boolean closed) {
        Optional<Template> template = template(command, command.parameters());
        if (template.isEmpty() || template.get().names().isEmpty()) {
            plain(command);
            return;
        }
        if (!closed) {
            refuse(command, "a field with a unit's data must end with ^FS");
        }
        if (unfit != null) {
            refuse(command, "it holds a unit's data, but " + unfit);
        }
        String text = template.get().text();
        code.literal()
                .filter(rule -> !rule.pattern().matcher(text).matches())
                .ifPresent(rule -> refuse(command, "in " + code.name() + " " + rule.rule()));
        parts.add(new LabelPart.Field(template.get(), code, indicator));
    }

    private void plain(ZplCommand command) {
        template(command, command.text()).ifPresent(template -> {
            if (template.names().isEmpty()) {
                parts.add(new LabelPart.Plain(template.fill(new UnitData())));
            } else {
                refuse(
                        command,
                        "{%s} stands outside of a field's data. Put it between ^FD and ^FS"
                                .formatted(template.names().iterator().next()));
            }
        });
    }

    private Optional<Template> template(ZplCommand command, String text) {
        try {
            return Optional.of(Template.of(text));
        } catch (IllegalArgumentException e) {
            problems.add("Line " + command.line() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void refuse(ZplCommand command, String why) {
        problems.add("Line %d, %s: %s.".formatted(command.line(), command.name(), why));
    }
}
