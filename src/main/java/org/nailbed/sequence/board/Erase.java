package org.nailbed.sequence.board;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nailbed.flash.Extent;
import org.nailbed.flash.Programmer;
import org.nailbed.run.Fault;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.wire.Deadline;

/**
 * Erases flash and has the board prove by digests that it is FF.
 *
 * @param places in their order; empty for the whole chip
 * @param set the firmware set whose partition table names the places
 */
public record Erase(List<Place> places, String set) implements PhaseKind {

    /** A sector takes about this long (protocol reference, 7.2). */
    private static final long SECTOR_MILLIS = 45;

    private static final Duration WHOLE_CHIP = Duration.ofSeconds(15);

    public Erase {
        places = List.copyOf(places);
    }

    public static Erase wholeChip() {
        return new Erase(List.of(), Recipe.MAIN);
    }

    @Override
    public String word() {
        return "erase";
    }

    @Override
    public Role role() {
        return Role.WRITES;
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        boolean known = places.stream()
                .allMatch(place -> place.faultIn(recipe.firmware(set)).isEmpty());
        return places.isEmpty() || !known
                ? WHOLE_CHIP
                : Duration.ofMillis(SECTOR_MILLIS * (totalBytes(recipe) / Place.SECTOR_BYTES));
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        sheet.declare("duration", "ms");
        if (!places.isEmpty()) {
            sheet.declare("bytes", "B");
        }
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        List<Extent> extents = extents(work.recipe());
        Programmer programmer = work.programmer();
        long startNanos = work.ticker().nanos();
        if (extents.isEmpty()) {
            programmer.eraseAll(deadline);
        } else {
            extents.forEach(extent -> programmer.erase(extent, deadline));
            work.sheet().set("bytes", totalBytes(work.recipe()));
        }
        work.sheet()
                .set(
                        "duration",
                        Duration.ofNanos(work.ticker().nanos() - startNanos).toMillis());
        return Optional.empty();
    }

    private long totalBytes(Recipe recipe) {
        return extents(recipe).stream().mapToLong(Extent::sizeBytes).sum();
    }

    private List<Extent> extents(Recipe recipe) {
        return places.stream().map(place -> place.in(recipe.firmware(set))).toList();
    }
}
