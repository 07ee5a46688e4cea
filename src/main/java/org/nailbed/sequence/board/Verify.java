package org.nailbed.sequence.board;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.run.Fault;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.wire.Deadline;

/**
 * Proves that a board holds a firmware set, and writes nothing.
 *
 * @param set the set's name in the product
 */
public record Verify(String set) implements PhaseKind {

    public Verify() {
        this(Recipe.MAIN);
    }

    @Override
    public String word() {
        return "verify";
    }

    @Override
    public Role role() {
        return Role.READS;
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        return Reckoning.digesting(recipe.firmware(set));
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        Digests.declare(sheet, recipe.firmware(set));
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        return Digests.prove(work.recipe().firmware(set), work, deadline);
    }
}
