package org.nailbed.station.config.phase.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nailbed.sequence.Operator;
import org.nailbed.sequence.Operator.Picture;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.bench.Prompt;
import org.nailbed.sequence.talk.Reading;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.phase.ReadingKeys;
import org.nailbed.station.config.phase.TemplateType;
import org.nailbed.station.config.type.FileType;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.NamedFile;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code prompt}. */
public final class PromptReader extends KindReader {

    /** A photograph of a board; every slot's page loads it. */
    private static final int MAX_PICTURE_BYTES = 2 << 20;

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "gif", "image/gif", "webp", "image/webp");

    private static final Key<Template> TEXT = Key.required(
            "text",
            new TemplateType(),
            "the question, or what is to be done",
            "'Is the LED of {serial-number} green?'");
    private static final Key<Operator.Kind> KIND = Key.optional(
                    "kind", Values.oneOf(Operator.Kind.class), "what the operator answers", "value")
            .otherwise("value where something is measured as a number or a text, else yes-no");
    private static final Key<NamedFile> PICTURE = Key.optional(
            "picture",
            new FileType(MAX_PICTURE_BYTES),
            "shown beside the question: PNG, JPEG, GIF or WebP, at most 2 MiB",
            "led.png");
    private static final Key<ReadingKeys> MEASURE = Key.optional(
            "measure", ReadingKeys.TYPE, "what the answer is", "{name: torque, low: 0.4 Nm, high: 0.6 Nm}");

    public PromptReader() {
        super(
                new Facts("prompt", "Asks the operator at the slot.", Duration.ofMinutes(5), Role.OTHER),
                Shape.of(TEXT, KIND, PICTURE, MEASURE));
    }

    @Override
    public void check(Section section) {
        section.find(PICTURE)
                .filter(file -> mediaType(file).isEmpty())
                .ifPresent(file -> section.fault(
                        PICTURE, "'picture' names " + file.path() + ", expected a .png, .jpg, .gif or .webp file."));
    }

    @Override
    public PhaseKind make(Section section) {
        Optional<ReadingKeys> measure = section.find(MEASURE);
        boolean value = measure.filter(keys -> keys.kind() != Reading.Kind.FLAG).isPresent();
        return new Prompt(
                section.need(TEXT),
                section.find(KIND).orElse(value ? Operator.Kind.VALUE : Operator.Kind.YES_NO),
                section.find(PICTURE)
                        .map(file -> new Picture(mediaType(file).orElseThrow(), file.content(), file.sha256())),
                measure.map(keys -> keys.named("")));
    }

    private static Optional<String> mediaType(NamedFile file) {
        String ending = file.path().substring(file.path().lastIndexOf('.') + 1);
        return Optional.ofNullable(MEDIA_TYPES.get(ending.toLowerCase(Locale.ROOT)));
    }
}
