package org.nailbed.simulator.label;

import java.util.List;

/**
 * A label as it came out.
 *
 * @param zpl as it came, from ^XA to ^XZ, one character for each byte
 */
public record PrintedLabel(String zpl, List<PrintedField> fields, int copies) {

    public PrintedLabel {
        fields = List.copyOf(fields);
    }

    /** What a person reads, in the order of the ZPL. */
    public List<String> texts() {
        return fields.stream()
                .filter(field -> !field.isCode())
                .map(PrintedField::text)
                .toList();
    }

    /** What a scanner reads, in the order of the ZPL; codes that nothing can read are left out. */
    public List<String> codes() {
        return fields.stream()
                .filter(PrintedField::isCode)
                .map(PrintedField::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
