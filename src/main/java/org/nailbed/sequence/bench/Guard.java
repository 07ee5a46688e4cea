package org.nailbed.sequence.bench;

import java.util.Optional;
import org.nailbed.run.Fault;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Rules;
import org.nailbed.wire.Deadline;

/** Asks the rules of the line whether this unit may be worked on. Nothing is written to a board before. */
public record Guard() implements PhaseKind {

    private static final String ATTEMPT = "attempt";
    private static final String REASON = "reason";

    @Override
    public String word() {
        return "guard";
    }

    @Override
    public Role role() {
        return Role.GUARDS;
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        sheet.declare(ATTEMPT);
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        Rules.Answer answer = work.surroundings().rules().admit(work, deadline);
        if (answer instanceof Rules.Refused refused) {
            return Optional.of(refused.fault());
        }
        Rules.Admitted admitted = (Rules.Admitted) answer;
        work.sheet().set(ATTEMPT, admitted.attempt());
        admitted.reason().ifPresent(reason -> work.sheet().declare(REASON).set(REASON, reason));
        return Optional.empty();
    }
}
