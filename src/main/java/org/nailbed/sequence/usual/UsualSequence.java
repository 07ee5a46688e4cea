package org.nailbed.sequence.usual;

import java.time.Duration;
import java.util.List;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.Sequence;
import org.nailbed.sequence.bench.Guard;
import org.nailbed.sequence.board.Boot;
import org.nailbed.sequence.board.Flash;
import org.nailbed.sequence.board.Identify;

/** What is done to a board when its product says nothing else. */
public final class UsualSequence {

    /** With time enough for a few megabytes at the slowest rate in use. */
    public static final Sequence USUAL = new Sequence(List.of(
            Phase.of(new Identify(), Duration.ofSeconds(20)),
            Phase.of(new Guard(), Duration.ofSeconds(60)),
            Phase.of(new Flash(), Duration.ofSeconds(240)),
            Phase.of(new Boot(), Duration.ofSeconds(10))));

    private UsualSequence() {}
}
