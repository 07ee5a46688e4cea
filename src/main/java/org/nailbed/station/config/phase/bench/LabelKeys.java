package org.nailbed.station.config.phase.bench;

import java.math.BigDecimal;
import java.util.List;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.zpl.BuiltLabel;
import org.nailbed.sequence.zpl.LabelElement;
import org.nailbed.sequence.zpl.Place;
import org.nailbed.station.config.phase.TemplateType;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;

/** A small label that a product file draws itself. */
final class LabelKeys {

    private static final BigDecimal USUAL_HEIGHT_MM = BigDecimal.valueOf(3);
    private static final BigDecimal USUAL_MODULE_MM = new BigDecimal("0.5");
    private static final BigDecimal USUAL_BARS_MM = BigDecimal.valueOf(8);

    /** What can stand on it. */
    enum Kind {
        TEXT,
        QR,
        DATA_MATRIX,
        CODE_128
    }

    private static final Key<Kind> KIND = Key.required("kind", Values.oneOf(Kind.class), "what it is", "qr");
    private static final Key<Template> DATA =
            Key.required("data", new TemplateType(), "what it says", "'{serial-number}'");
    private static final Key<BigDecimal> X = Key.required("x", Quantities.LENGTH, "from the left edge", "2 mm");
    private static final Key<BigDecimal> Y = Key.required("y", Quantities.LENGTH, "from the upper edge", "2 mm");
    private static final Key<BigDecimal> HEIGHT = Key.optional(
                    "height", Quantities.LENGTH, "of a text, or of the bars of a code-128", "3 mm")
            .otherwise("3 mm, bars 8 mm");
    private static final Key<BigDecimal> MODULE = Key.optional(
                    "module", Quantities.LENGTH, "the side of a module, or the width of a narrow bar", "0.5 mm")
            .otherwise("0.5 mm");

    private static final Key<BigDecimal> WIDTH = Key.required("width", Quantities.LENGTH, "of the label", "40 mm");
    private static final Key<BigDecimal> LABEL_HEIGHT =
            Key.required("height", Quantities.LENGTH, "of the label", "20 mm");
    private static final Key<List<LabelElement>> ELEMENTS = Key.required(
            "elements",
            new ListOf<>(
                    new Mapping<>("an element", Shape.of(KIND, DATA, X, Y, HEIGHT, MODULE), LabelKeys::element),
                    "this element"),
            "what stands on it",
            "[{kind: qr, data: '{serial-number}', x: 2 mm, y: 2 mm}]");

    static final Type<BuiltLabel> TYPE = new Mapping<>(
            "a drawn label",
            Shape.of(WIDTH, LABEL_HEIGHT, ELEMENTS),
            section -> new BuiltLabel(section.need(WIDTH), section.need(LABEL_HEIGHT), section.need(ELEMENTS)));

    private LabelKeys() {}

    private static LabelElement element(Section section) {
        Place place = new Place(section.need(X), section.need(Y));
        Template data = section.need(DATA);
        BigDecimal module = section.find(MODULE).orElse(USUAL_MODULE_MM);
        return switch (section.need(KIND)) {
            case TEXT -> new LabelElement.Text(place, section.find(HEIGHT).orElse(USUAL_HEIGHT_MM), data);
            case QR -> new LabelElement.Qr(place, module, data);
            case DATA_MATRIX -> new LabelElement.DataMatrix(place, module, data);
            case CODE_128 ->
                new LabelElement.Code128(place, module, section.find(HEIGHT).orElse(USUAL_BARS_MM), data);
        };
    }
}
