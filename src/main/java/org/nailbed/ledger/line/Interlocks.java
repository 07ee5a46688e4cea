package org.nailbed.ledger.line;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nailbed.ledger.job.JobState;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.ledger.line.LineFacts.PastRun;
import org.nailbed.ledger.line.LineFacts.Seats;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;

/** The rules of the line, in the order that {@link LineLedger#admit} promises. Pure: whoever asks holds the facts still. */
public final class Interlocks {
    private final AdmissionRequest request;
    private final Optional<String> serialNumber;
    private final LineFacts facts;

    private Interlocks(AdmissionRequest request, Optional<String> serialNumber, LineFacts facts) {
        this.request = request;
        this.serialNumber = serialNumber;
        this.facts = facts;
    }

    /** @param serialNumber of the unit, as far as it is known; not yet one that a range will give it */
    public static Admission judge(AdmissionRequest request, Optional<String> serialNumber, LineFacts facts) {
        Interlocks rules = new Interlocks(request, serialNumber, facts);
        return rules.withdrawn()
                .or(rules::busy)
                .or(rules::macOfAnother)
                .or(rules::serialNumberOfAnother)
                .or(rules::routeNotMet)
                .or(rules::passedAlready)
                .or(rules::triedTooOften)
                .or(rules::jobNotRunning)
                .or(rules::jobFull)
                .orElseGet(rules::admitted);
    }

    private Admission admitted() {
        int attempt = attemptsBefore() + 1;
        Admission.Kind again = hasPassed() ? Admission.Kind.REWORK : Admission.Kind.RETEST;
        return new Admission.Admitted(serialNumber, attempt, attempt == 1 ? Admission.Kind.FIRST : again);
    }

    private Optional<Admission> withdrawn() {
        return facts.withdrawn().stream().findFirst().map(found -> switch (found.subject()) {
            case PRODUCT -> refused(FaultCode.PRODUCT_WITHDRAWN, "Product revision " + withdrawal(found));
            case FIRMWARE -> refused(FaultCode.FIRMWARE_WITHDRAWN, "Image " + withdrawal(found));
        });
    }

    private static String withdrawal(Withdrawal found) {
        return found.sha256().substring(0, 12) + "… was withdrawn by " + found.by() + " on "
                + found.at().truncatedTo(ChronoUnit.SECONDS) + ": " + found.reason();
    }

    private Optional<Admission> busy() {
        return newest(run -> run.outcome().isEmpty())
                .map(run -> refused(
                        FaultCode.UNIT_BUSY,
                        unit() + " is in work on slot " + run.slot() + " of " + run.station() + " since "
                                + run.admitted().truncatedTo(ChronoUnit.SECONDS)
                                + ", expected on one slot at a time."));
    }

    private Optional<Admission> macOfAnother() {
        return facts.owner()
                .filter(owner -> !serialNumber.equals(Optional.of(owner)))
                .map(owner -> refused(
                        FaultCode.DUPLICATE_MAC,
                        "MAC " + request.mac() + " belongs to unit " + owner + " in the ledger, scanned was "
                                + serialNumber.orElse("nothing") + "."));
    }

    private Optional<Admission> serialNumberOfAnother() {
        if (facts.macs().isEmpty() || facts.macs().contains(request.mac())) {
            return Optional.empty();
        }
        return Optional.of(refused(
                FaultCode.SERIAL_BOUND,
                unit() + " belongs to MAC " + String.join(", ", facts.macs()) + " in the ledger, seen on the board was "
                        + request.mac() + "."));
    }

    private Optional<Admission> routeNotMet() {
        for (String step : request.rules().after()) {
            Optional<Outcome> newest = newestOutcome(step);
            if (!newest.equals(Optional.of(Outcome.PASS))) {
                String seen = newest.map(outcome -> "its newest run there ended " + outcome)
                        .orElse("it has no ended run there");
                return Optional.of(refused(
                        FaultCode.ROUTE_NOT_MET,
                        unit() + " has not passed step '" + step + "': " + seen + ", expected PASS before step '"
                                + request.rules().step() + "'."));
            }
        }
        return Optional.empty();
    }

    private Optional<Admission> passedAlready() {
        AfterPass policy = request.rules().afterPass();
        if (!hasPassed() || policy == AfterPass.REWORK) {
            return Optional.empty();
        }
        Fault fault = new Fault(
                FaultCode.ALREADY_PASSED,
                unit() + " has passed step '" + request.rules().step() + "' already, expected one that has not.");
        return policy == AfterPass.ASK ? needsReason(fault) : Optional.of(new Admission.Refused(fault));
    }

    private Optional<Admission> triedTooOften() {
        int before = attemptsBefore();
        if (request.rules().maxAttempts().isEmpty()
                || before < request.rules().maxAttempts().getAsInt()) {
            return Optional.empty();
        }
        return needsReason(new Fault(
                FaultCode.TOO_MANY_ATTEMPTS,
                unit() + " was tried " + before + " times at step '"
                        + request.rules().step() + "', expected at most "
                        + request.rules().maxAttempts().getAsInt() + "."));
    }

    private Optional<Admission> jobNotRunning() {
        if (request.job().isEmpty()) {
            return Optional.empty();
        }
        if (facts.seats().isEmpty()) {
            return Optional.of(
                    refused(FaultCode.JOB_NOT_RUNNING, "Job " + request.job().get() + " is not in the ledger."));
        }
        Seats seats = facts.seats().get();
        return seats.state() == JobState.RUNNING
                ? Optional.empty()
                : Optional.of(refused(
                        FaultCode.JOB_NOT_RUNNING,
                        "The job of lot " + seats.lot() + " is " + seats.state() + ", expected RUNNING."));
    }

    private Optional<Admission> jobFull() {
        return facts.seats()
                .filter(seats -> seats.taken() >= seats.quantity())
                .map(seats -> refused(
                        FaultCode.JOB_FULL,
                        "The job of lot " + seats.lot() + " has " + seats.taken()
                                + " units passed or in work, expected at most " + seats.quantity() + "."));
    }

    private boolean hasPassed() {
        return newestOutcome(request.rules().step()).equals(Optional.of(Outcome.PASS));
    }

    private Optional<Outcome> newestOutcome(String step) {
        return newest(run -> run.step().equals(step) && run.outcome().isPresent())
                .flatMap(PastRun::outcome);
    }

    private int attemptsBefore() {
        return (int) facts.past().stream()
                .filter(run -> run.step().equals(request.rules().step()))
                .count();
    }

    private Optional<PastRun> newest(Predicate<PastRun> wanted) {
        List<PastRun> found = facts.past().stream().filter(wanted).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    private Optional<Admission> needsReason(Fault fault) {
        return request.reason().isPresent() ? Optional.empty() : Optional.of(new Admission.NeedsReason(fault));
    }

    private String unit() {
        return "Unit " + serialNumber.orElse(request.mac());
    }

    private static Admission refused(FaultCode code, String message) {
        return new Admission.Refused(new Fault(code, message));
    }
}
