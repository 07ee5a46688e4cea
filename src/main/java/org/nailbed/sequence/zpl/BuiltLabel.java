package org.nailbed.sequence.zpl;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nailbed.sequence.UnitData;

/**
 * A small label without any ZPL of the engineer's.
 *
 * @param widthMm above 0
 * @param heightMm above 0
 * @param elements at least one, each beginning on the label
 */
public record BuiltLabel(BigDecimal widthMm, BigDecimal heightMm, List<LabelElement> elements)
        implements LabelTemplate {

    /** No printer in use takes more; it keeps a slip of a decimal point from spending a roll. */
    private static final BigDecimal MAX_MM = BigDecimal.valueOf(1000);

    /** @throws IllegalArgumentException when there is nothing on it, or something beside it */
    public BuiltLabel {
        elements = List.copyOf(elements);
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("A label needs at least one element.");
        }
        for (BigDecimal side : List.of(widthMm, heightMm)) {
            if (side.signum() <= 0 || side.compareTo(MAX_MM) > 0) {
                throw new IllegalArgumentException(
                        "A label side of %s mm is not possible, expected above 0 and at most %s mm."
                                .formatted(side.toPlainString(), MAX_MM));
            }
        }
        for (LabelElement element : elements) {
            Place place = element.place();
            if (place.xMm().compareTo(widthMm) >= 0 || place.yMm().compareTo(heightMm) >= 0) {
                throw new IllegalArgumentException("Element '%s' begins at %s, %s mm, beside a label of %s x %s mm."
                        .formatted(
                                element.data(),
                                place.xMm().toPlainString(),
                                place.yMm().toPlainString(),
                                widthMm.toPlainString(),
                                heightMm.toPlainString()));
            }
        }
    }

    @Override
    public Set<String> names() {
        return elements.stream()
                .flatMap(element -> element.data().names().stream())
                .collect(toCollection(LinkedHashSet::new));
    }

    @Override
    public String fill(UnitData data, int dotsPerMm, int copies) {
        String size = "^PW" + Place.dots(widthMm, dotsPerMm) + "^LL" + Place.dots(heightMm, dotsPerMm);
        String fields =
                elements.stream().map(element -> element.zpl(data, dotsPerMm)).collect(joining());
        return "^XA^CI28" + size + fields + (copies == 1 ? "" : "^PQ" + copies) + "^XZ";
    }
}
