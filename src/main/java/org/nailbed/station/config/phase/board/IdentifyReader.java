package org.nailbed.station.config.phase.board;

import java.time.Duration;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.board.Identify;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code identify}. */
public final class IdentifyReader implements KindReader {

    @Override
    public String word() {
        return "identify";
    }

    @Override
    public String meaning() {
        return "Resets the board into its loader, asks what it is, and refuses all but the board that the product names.";
    }

    @Override
    public Duration usualBudget() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Role role() {
        return Role.IDENTIFIES;
    }

    @Override
    public Shape shape() {
        return Shape.of();
    }

    @Override
    public PhaseKind make(Section section) {
        return new Identify();
    }
}
