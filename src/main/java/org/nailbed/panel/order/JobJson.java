package org.nailbed.panel.order;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.nailbed.ledger.job.Job;
import org.nailbed.ledger.job.JobProgress;
import org.nailbed.ledger.job.JobState;
import org.nailbed.ledger.job.JobStatus;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.station.Jobs;
import org.nailbed.station.SlotView;
import org.nailbed.station.SlotView.Assignment;

/**
 * A job and how far it is.
 *
 * @param version of its revision; absent where no slot makes it
 * @param hindrance why none of its runs can begin, though it is started
 */
public record JobJson(
        UUID id,
        String product,
        Optional<String> version,
        String revisionSha256,
        String lot,
        int quantity,
        StartRule start,
        List<Integer> slots,
        JobState state,
        String by,
        Instant created,
        Optional<String> hindrance,
        ProgressJson progress) {

    /** Units by how their newest ended run went, and the runs themselves. */
    public record ProgressJson(
            int passed, int failed, int inWork, int attempts, int firstPassPassed, int firstPassTried, int remaining) {

        static ProgressJson of(JobProgress progress) {
            return new ProgressJson(
                    progress.passedUnits(),
                    progress.failedUnits(),
                    progress.inWork(),
                    progress.attempts(),
                    progress.firstPassPassed(),
                    progress.firstPassTried(),
                    progress.remaining());
        }
    }

    /** @param slots of the station, that know the versions */
    public static JobJson of(Jobs.View view, Collection<SlotView> slots) {
        return of(view.status(), view.slots(), versionOf(view.id(), slots), view.hindrance());
    }

    /** The jobs that slots work for, oldest first, with the slots of each; asks no database. */
    public static List<JobJson> atWork(Collection<SlotView> slots) {
        return slots.stream()
                .flatMap(slot -> slot.assignment().job().stream())
                .map(status -> status.job().id())
                .distinct()
                .sorted()
                .map(job -> ofSlots(job, slots))
                .toList();
    }

    private static JobJson ofSlots(UUID job, Collection<SlotView> slots) {
        List<SlotView> own = slots.stream().filter(slot -> isFor(job, slot)).toList();
        Set<Integer> numbers = new TreeSet<>(own.stream().map(SlotView::number).toList());
        JobStatus status = own.get(0).assignment().job().orElseThrow();
        return of(status, numbers, versionOf(job, own), Optional.empty());
    }

    private static boolean isFor(UUID job, SlotView slot) {
        return slot.assignment()
                .job()
                .filter(status -> status.job().id().equals(job))
                .isPresent();
    }

    private static Optional<String> versionOf(UUID job, Collection<SlotView> slots) {
        return slots.stream()
                .filter(slot -> isFor(job, slot))
                .map(SlotView::assignment)
                .map(Assignment::product)
                .map(product -> product.version())
                .findFirst();
    }

    private static JobJson of(
            JobStatus status, Set<Integer> slots, Optional<String> version, Optional<String> hindrance) {
        Job job = status.job();
        return new JobJson(
                job.id(),
                job.product(),
                version,
                job.revisionSha256(),
                job.lot(),
                job.quantity(),
                job.start(),
                slots.stream().sorted().toList(),
                status.state(),
                job.by(),
                job.created(),
                hindrance,
                ProgressJson.of(status.progress()));
    }
}
