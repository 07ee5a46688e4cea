package org.nailbed.station.engine.around;

import java.util.List;
import java.util.Optional;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.line.UnitHistory;
import org.nailbed.ledger.line.UnitHistory.Binding;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Rules;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.Deadline;

/**
 * For runs of golden units: as often as wanted, outside jobs and routes. That the board is the golden unit and no other has to be
 * sure, or any board with that label would be written unasked, and would prove the slot.
 */
public final class GoldenRules implements Rules {

    private final Books books;
    private final StopGate gate;

    /** @param gate of the slot: a stop must not interrupt the database */
    public GoldenRules(Books books, StopGate gate) {
        this.books = books;
        this.gate = gate;
    }

    @Override
    public Answer admit(PhaseWork work, Deadline deadline) {
        String mac = work.dut()
                .mac()
                .orElseThrow(() -> new SequenceException(
                        FaultCode.INTERNAL, "The rules of the line were asked before the board was identified."));
        String golden = work.dut().serialNumber().orElse("");
        try {
            Optional<Fault> fault = gate.undisturbed(() -> fault(golden, mac));
            return fault.isPresent() ? new Refused(fault.get()) : Rules.NONE.admit(work, deadline);
        } catch (LedgerException e) {
            return new Refused(new Fault(
                    FaultCode.DATABASE_DOWN,
                    "The ledger could not be asked whether this is the golden unit, nothing was written to the board: "
                            + e.getMessage()));
        }
    }

    private Optional<Fault> fault(String golden, String mac) {
        Optional<String> owner = books.runs().serialNumberOfMac(mac);
        if (owner.isPresent()) {
            return owner.filter(other -> !other.equals(golden))
                    .map(other -> new Fault(
                            FaultCode.DUPLICATE_MAC,
                            "MAC " + mac + " belongs to unit " + other + " in the ledger, scanned was golden unit "
                                    + golden + "."));
        }
        List<String> macs = books.line().unit(golden).map(UnitHistory::bindings).orElse(List.of()).stream()
                .filter(binding -> binding.release().isEmpty())
                .map(Binding::mac)
                .toList();
        return macs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault(
                        FaultCode.SERIAL_BOUND,
                        "Golden unit " + golden + " belongs to MAC " + String.join(", ", macs)
                                + " in the ledger, seen on the board was " + mac + "."));
    }
}
