package org.nailbed.sequence.talk;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.Template;

/**
 * Something that is said to the program on a board, and what it must say then.
 *
 * @param send a line without its end; empty only to listen. What the board said before is not taken for an answer to it
 * @param expect what a line must contain, its colours taken away; lines before that are kept in the log. A board that echoes says what was sent first
 * @param failOn what a line must not contain: the exchange ends there and then
 * @param within how long the answer may take
 * @param captures what is measured of the line that matched
 */
public record Exchange(
        Optional<Template> send,
        LinePattern expect,
        Optional<LinePattern> failOn,
        Duration within,
        List<Capture> captures) {

    /** @throws IllegalArgumentException when a group is captured that the pattern has not, or a measurement twice */
    public Exchange {
        captures = List.copyOf(captures);
        Set<String> names = new HashSet<>();
        for (Capture capture : captures) {
            if (!expect.groups().contains(capture.group())) {
                throw new IllegalArgumentException("Pattern '%s' has no group '%s'; it has %s. Write it as (?<%s>…)."
                        .formatted(expect, capture.group(), expect.groups(), capture.group()));
            }
            if (!names.add(capture.reading().name())) {
                throw new IllegalArgumentException(
                        "Measurement " + capture.reading().name() + " is captured twice. Give one another name.");
            }
        }
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("An answer within " + within + " is not possible. Give it time.");
        }
    }

    /** Says a line and waits for another. */
    public static Exchange of(String send, String expect, Duration within, Capture... captures) {
        return new Exchange(
                Optional.of(Template.of(send)), LinePattern.of(expect), Optional.empty(), within, List.of(captures));
    }

    void declare(MeasurementSheet sheet) {
        captures.forEach(capture -> capture.reading().declare(sheet));
    }
}
