package org.nailbed.station.config.phase.bench;

import java.net.URLConnection;
import java.time.Duration;
import java.util.Optional;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.bench.Mark;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.phase.TemplateType;
import org.nailbed.station.config.type.FileType;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.NamedFile;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code mark}. */
public final class MarkReader extends KindReader {

    /** Kept with every run. */
    private static final int MAX_FILE_BYTES = 1 << 20;

    private static final String ANY_MEDIA_TYPE = "application/octet-stream";

    private static final Key<String> ATTACHMENT = Key.required(
            "attachment",
            Scalar.TEXT,
            "the name under which it is kept: letters, digits, '.', '_' and '-'",
            "assembly.txt");
    private static final Key<Template> TEXT = Key.optional(
            "text", new TemplateType(), "what is kept, with places for the unit's data", "'Lot {lot}, board {mac}'");
    private static final Key<NamedFile> FILE = Key.optional(
            "file",
            new FileType(MAX_FILE_BYTES),
            "a file that is kept, the same for every unit, at most 1 MiB",
            "assembly.pdf");

    public MarkReader() {
        super(
                new Facts("mark", "Keeps a text or a file with the run.", Duration.ofSeconds(10), Role.OTHER),
                Shape.of(ATTACHMENT, TEXT, FILE));
    }

    @Override
    public void check(Section section) {
        if (section.names(TEXT) == section.names(FILE)) {
            section.place().fault(section.place().name() + " needs exactly one of 'text' and 'file'.");
        }
    }

    @Override
    public PhaseKind make(Section section) {
        Mark.Content content =
                section.find(TEXT).<Mark.Content>map(Mark.Text::new).orElseGet(() -> file(section.need(FILE)));
        return new Mark(section.need(ATTACHMENT), content);
    }

    private static Mark.File file(NamedFile file) {
        String mediaType = Optional.ofNullable(URLConnection.guessContentTypeFromName(file.path()))
                .orElse(ANY_MEDIA_TYPE);
        return new Mark.File(mediaType, file.content(), file.sha256());
    }
}
