package org.nailbed.station.config.phase.bench;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.talk.Console;
import org.nailbed.sequence.talk.LineEnd;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.phase.TalkKeys;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code console}. */
public final class ConsoleReader extends KindReader {

    private static final Key<Integer> BAUD = Key.optional(
                    "baud", Quantities.BAUD_RATE, "the rate at which the application prints", "115200 baud")
            .otherwise(Console.USUAL_BAUD + " baud");

    public ConsoleReader() {
        super(
                new Facts(
                        "console",
                        "Talks to the application that a boot phase started, line by line, and measures what it says.",
                        Duration.ofSeconds(15),
                        Role.OTHER),
                Shape.of(TalkKeys.TALK, BAUD, TalkKeys.LINE_END));
    }

    @Override
    public Needs needs() {
        return Needs.A_RUNNING_PROGRAM;
    }

    @Override
    public PhaseKind make(Section section) {
        return new Console(
                section.need(TalkKeys.TALK),
                section.find(BAUD).orElse(Console.USUAL_BAUD),
                section.find(TalkKeys.LINE_END).orElse(LineEnd.LF));
    }
}
