package org.nailbed.station.config.phase;

import java.util.Optional;
import java.util.Set;
import org.nailbed.sequence.Template;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Type;

/** Text with places for a unit's data; what it names is checked when the whole sequence is known. */
public record TemplateType() implements Type<Template> {

    private static final Scalar<Template> TEXT = Values.ruled("text with {names} of unit data", TemplateType::template);

    /** Names of unit data, and where they stood. */
    public record Use(Set<String> names, Place place) {}

    /** Keeps names for the check against the sequence; of texts that are more than a template. */
    public static void use(Set<String> names, Place place) {
        place.reading().keep(new Use(names, place));
    }

    @Override
    public Optional<Template> read(Place place) {
        Optional<Template> template = TEXT.read(place);
        template.ifPresent(text -> place.reading().keep(new Use(text.names(), place)));
        return template;
    }

    private static Template template(String text) {
        try {
            return Template.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("which is no template: " + e.getMessage(), e);
        }
    }

    @Override
    public Schema schema() {
        return TEXT.schema();
    }

    @Override
    public String words() {
        return TEXT.words();
    }
}
