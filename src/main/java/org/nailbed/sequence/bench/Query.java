package org.nailbed.sequence.bench;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.UnitData;
import org.nailbed.sequence.talk.Reading;

/**
 * A command to an instrument; one with a question mark is answered.
 *
 * @param reading what the answer measures; empty where it is only waited for, as after {@code *OPC?}
 * @param settle how long the world needs after it, before the next one
 */
public record Query(Template command, Optional<Reading> reading, Optional<Duration> settle) {

    /** @throws IllegalArgumentException when it is not one line, or an answer is measured that will never come */
    public Query {
        String text = command.text();
        if (text.isBlank() || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "Command '%s' is not a line of printable ASCII. Give each command a query of its own."
                            .formatted(text));
        }
        if (reading.isPresent() && !text.contains("?")) {
            throw new IllegalArgumentException(
                    "Command '%s' is not answered, for it has no question mark; nothing can be measured."
                            .formatted(text));
        }
    }

    /** A query that measures. */
    public static Query of(String command, Reading reading) {
        return new Query(Template.of(command), Optional.of(reading), Optional.empty());
    }

    /** A command, or a query whose answer does not matter. */
    public static Query of(String command) {
        return new Query(Template.of(command), Optional.empty(), Optional.empty());
    }

    boolean isAnswered() {
        return command.text().contains("?");
    }

    /** @throws SequenceException {@code UNIT_DATA_MISSING} also for a value that would end the command and begin another */
    String fill(UnitData data) {
        return command.fill(data, Query::harmless);
    }

    private static String harmless(String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~' || "\"';".indexOf(c) >= 0)) {
            throw new SequenceException(
                    FaultCode.UNIT_DATA_MISSING,
                    "A value of this unit has characters that an instrument takes for the end of a command. Check the unit's data.");
        }
        return value;
    }
}
