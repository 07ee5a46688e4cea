package org.nailbed.sequence.zpl;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.LinkedHashSet;
import java.util.Set;
import org.nailbed.sequence.UnitData;

/**
 * An engineer's own ZPL, with places such as {@code {serial-number}} inside ^FD … ^FS; <code>{{</code> stands for one brace. Values
 * are hex-escaped (^FH) and encoded for what the field is: text, a text block (^FB), a QR code (^BQ), a Data Matrix (^BX) or a
 * Code 128 (^BC). UTF-8 (^CI28) is set where the file does not.
 *
 * @param name of the file, for messages
 */
public record ZplFile(String name, String text) implements LabelTemplate {

    /** @throws IllegalArgumentException with one line for each thing that would let data be misread */
    public ZplFile {
        try {
            LabelParser.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Label " + name + " cannot be used:\n" + e.getMessage(), e);
        }
    }

    @Override
    public Set<String> names() {
        return LabelParser.parse(text).stream()
                .flatMap(part -> part.names().stream())
                .collect(toCollection(LinkedHashSet::new));
    }

    @Override
    public String fill(UnitData data, int dotsPerMm, int copies) {
        return LabelParser.parse(text).stream()
                .map(part -> part.fill(data, copies))
                .collect(joining());
    }
}
