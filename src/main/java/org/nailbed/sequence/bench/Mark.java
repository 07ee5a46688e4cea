package org.nailbed.sequence.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nailbed.run.Attachment;
import org.nailbed.run.Fault;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Template;
import org.nailbed.wire.Deadline;

/**
 * Keeps a text or a file with the run, such as the instruction by which the unit was assembled.
 *
 * @param attachment the name under which it is kept: letters, digits, '.', '_' and '-'
 */
public record Mark(String attachment, Content content) implements PhaseKind {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

    /** @throws IllegalArgumentException when the name is none of a file */
    public Mark {
        if (!NAME.matcher(attachment).matches()) {
            throw new IllegalArgumentException(
                    "'%s' cannot be the name of an attachment. Use up to 100 letters, digits, '.', '_' and '-'."
                            .formatted(attachment));
        }
    }

    /** What is kept. */
    public sealed interface Content {
        Attachment named(String name, PhaseWork work);
    }

    /** A text of this unit; its secrets are masked. */
    public record Text(Template template) implements Content {
        @Override
        public Attachment named(String name, PhaseWork work) {
            String text = work.data().masked(template.fill(work.data()));
            return new Attachment(name, "text/plain", text.getBytes(UTF_8));
        }
    }

    /**
     * The same file for every unit.
     *
     * @param bytes as they were when the product was loaded; handed over
     * @param sha256 of the bytes, lower-case hex; what files are compared by
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its hash; nobody changes it
    public record File(String mediaType, byte[] bytes, String sha256) implements Content {
        @Override
        public Attachment named(String name, PhaseWork work) {
            return new Attachment(name, mediaType, bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof File file && file.sha256.equals(sha256) && file.mediaType.equals(mediaType);
        }

        @Override
        public int hashCode() {
            return sha256.hashCode();
        }

        @Override
        public String toString() {
            return mediaType + " " + sha256;
        }
    }

    @Override
    public String word() {
        return "mark";
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        return Duration.ZERO;
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        // What is attached is no measurement.
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        work.attach(content.named(attachment, work));
        return Optional.empty();
    }
}
