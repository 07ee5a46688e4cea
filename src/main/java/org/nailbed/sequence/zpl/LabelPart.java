package org.nailbed.sequence.zpl;

import java.util.Optional;
import java.util.Set;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.UnitData;

/** A piece of a label between two places where something is put in. */
sealed interface LabelPart {

    String fill(UnitData data, int copies);

    default Set<String> names() {
        return Set.of();
    }

    /** As the engineer wrote it. */
    record Plain(String zpl) implements LabelPart {
        @Override
        public String fill(UnitData data, int copies) {
            return zpl;
        }
    }

    /** ^PQ; a printer makes one label unless it is told. */
    record Copies() implements LabelPart {
        @Override
        public String fill(UnitData data, int copies) {
            return copies == 1 ? "" : "^PQ" + copies;
        }
    }

    /**
     * ^FD with data of the unit.
     *
     * @param ownIndicator of the ^FH that the engineer wrote; otherwise one is written when it is needed
     */
    record Field(Template template, FieldCode code, Optional<Character> ownIndicator) implements LabelPart {

        @Override
        public Set<String> names() {
            return template.names();
        }

        @Override
        public String fill(UnitData data, int copies) {
            FieldCode.checkLength(template.fill(data, code.value()));
            if (ownIndicator.isPresent()) {
                return "^FD" + escaped(data, ownIndicator.get());
            }
            char indicator = HexEscape.indicatorBeside(template.text());
            String field = escaped(data, indicator);
            return (field.indexOf(indicator) < 0 ? "^FD" : "^FH" + indicator + "^FD") + field;
        }

        private String escaped(UnitData data, char indicator) {
            return template.fill(data, value -> HexEscape.of(code.value().apply(value), indicator));
        }
    }
}
