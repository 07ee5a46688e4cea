package org.nailbed.station.engine.around;

import java.time.InstantSource;
import java.util.Optional;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.line.Admission;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.LineLedger;
import org.nailbed.ledger.line.SerialSource;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.JobUse;
import org.nailbed.sequence.Operator;
import org.nailbed.sequence.Operator.Given;
import org.nailbed.sequence.Operator.Question;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Rules;
import org.nailbed.sequence.SequenceException;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.SerialNumberRule.FromMac;
import org.nailbed.station.SerialNumberRule.FromRange;
import org.nailbed.wire.Deadline;

/**
 * The rules of the line for runs of one product. The database decides, in one transaction, for it alone knows what other slots
 * and stations do at the same moment; here the question is put, and a person asked for a reason where one is wanted.
 */
public final class LineRules implements Rules {

    private final LineLedger ledger;
    private final Product product;
    private final StopGate gate;
    private final InstantSource clock;

    /** @param gate of the slot: a stop must not interrupt the database */
    public LineRules(LineLedger ledger, Product product, StopGate gate, InstantSource clock) {
        this.ledger = ledger;
        this.product = product;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public Answer admit(PhaseWork work, Deadline deadline) {
        try {
            Optional<Fault> unfit = unfitSerialNumber(work);
            return unfit.isPresent() ? new Refused(unfit.get()) : answer(work, deadline);
        } catch (LedgerException e) {
            return new Refused(new Fault(
                    FaultCode.DATABASE_DOWN,
                    "The ledger could not be asked whether this unit may be worked on, nothing was written to the board: "
                            + e.getMessage()));
        }
    }

    /** A scanned one was looked at when it was scanned, perhaps by the rule of an older revision. */
    private Optional<Fault> unfitSerialNumber(PhaseWork work) {
        Optional<String> serialNumber = work.dut().serialNumber().or(() -> fromMac(work));
        return product.serialNumber()
                .flatMap(rule -> serialNumber.flatMap(rule::why))
                .map(why -> new Fault(FaultCode.SERIAL_INVALID, "Serial number " + why));
    }

    private Answer answer(PhaseWork work, Deadline deadline) {
        AdmissionRequest request = request(work);
        Admission first = ask(request);
        if (!(first instanceof Admission.NeedsReason needs)) {
            return told(first, Optional.empty(), work);
        }
        Optional<String> reason = reason(needs.fault(), work, deadline);
        return reason.isPresent() ? told(ask(request.because(reason.get())), reason, work) : new Refused(needs.fault());
    }

    private Admission ask(AdmissionRequest request) {
        return gate.undisturbed(() -> ledger.admit(request));
    }

    private AdmissionRequest request(PhaseWork work) {
        Dut dut = work.dut();
        String mac = dut.mac()
                .orElseThrow(() -> new SequenceException(
                        FaultCode.INTERNAL, "The rules of the line were asked before the board was identified."));
        return new AdmissionRequest(
                work.start().id(),
                dut.serialNumber(),
                source(work),
                mac,
                product.rules(),
                work.start().job().map(JobUse::id),
                Optional.empty(),
                clock.instant());
    }

    private Optional<SerialSource> source(PhaseWork work) {
        Optional<SerialNumberRule.Origin> origin = product.serialNumber().map(SerialNumberRule::origin);
        if (origin.isPresent() && origin.get() instanceof FromRange from) {
            return Optional.of(new SerialSource.NextOf(from.range()));
        }
        return fromMac(work).map(SerialSource.FromMac::new);
    }

    private Optional<String> fromMac(PhaseWork work) {
        return product.serialNumber()
                .map(SerialNumberRule::origin)
                .filter(FromMac.class::isInstance)
                .map(origin -> ((FromMac) origin).template().fill(work.data()));
    }

    /** Empty when nobody gave one in time: then the rule stands. Whoever scans the unit once more has given no reason. */
    private static Optional<String> reason(Fault fault, PhaseWork work, Deadline deadline) {
        Question question = Question.of(fault.message() + " Why may it go on all the same?", Operator.Kind.VALUE);
        Optional<String> reason;
        try {
            do {
                reason = work.surroundings().operator().ask(question, deadline) instanceof Given given
                        ? Optional.of(given.text().strip())
                        : Optional.empty();
            } while (reason.filter(text -> isTheUnit(text, work.dut())).isPresent());
            return reason;
        } catch (SequenceException e) {
            if (e.code() == FaultCode.PROMPT_UNANSWERED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isTheUnit(String text, Dut dut) {
        String scanned = text.replaceAll("\\p{Cntrl}", "").strip();
        return dut.serialNumber().filter(scanned::equalsIgnoreCase).isPresent()
                || dut.mac().filter(scanned::equalsIgnoreCase).isPresent();
    }

    private static Answer told(Admission admission, Optional<String> reason, PhaseWork work) {
        if (admission instanceof Admission.Admitted admitted) {
            admitted.serialNumber()
                    .filter(name -> !work.dut().serialNumber().equals(Optional.of(name)))
                    .ifPresent(work::named);
            return new Admitted(admitted.attempt(), reason);
        }
        return new Refused(
                admission instanceof Admission.Refused refused
                        ? refused.fault()
                        : ((Admission.NeedsReason) admission).fault());
    }
}
