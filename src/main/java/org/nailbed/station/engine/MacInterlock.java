package org.nailbed.station.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nailbed.ledger.Ledger;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.station.SlotPort;

/**
 * One MAC, one unit: refuses a board whose MAC another running slot has right now, or that the ledger knows under another
 * serial number. Of two boards with one MAC at the same time exactly one goes on.
 */
final class MacInterlock {

    private final Ledger ledger;
    private final Map<String, SlotPort> inUse = new ConcurrentHashMap<>();

    MacInterlock(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Claims the MAC of an identified board for a slot until {@link #release}. Asks the database.
     *
     * @return why the board may not go on; the MAC is not claimed then
     */
    Optional<Fault> claim(Dut dut, SlotPort slot) {
        if (dut.mac().isEmpty()) {
            return Optional.empty();
        }
        String mac = dut.mac().get();
        SlotPort holder = inUse.putIfAbsent(mac, slot);
        if (holder != null && !holder.equals(slot)) {
            return duplicate(
                    "MAC " + mac + " is on slot " + holder.number() + " right now, expected on one slot only.");
        }
        Optional<Fault> fault = otherUnitOf(mac, dut.serialNumber());
        if (fault.isPresent()) {
            inUse.remove(mac, slot);
        }
        return fault;
    }

    /** After the run was stored: from then on the ledger knows whose MAC it is. */
    void release(SlotPort slot) {
        inUse.values().removeIf(slot::equals);
    }

    private Optional<Fault> otherUnitOf(String mac, Optional<String> serialNumber) {
        return ledger.serialNumberOfMac(mac)
                .filter(known -> serialNumber.isPresent() && !known.equals(serialNumber.get()))
                .flatMap(known -> duplicate("MAC " + mac + " belongs to unit " + known + " in the ledger, scanned was "
                        + serialNumber.orElse("nothing") + "."));
    }

    private static Optional<Fault> duplicate(String message) {
        return Optional.of(new Fault(FaultCode.DUPLICATE_MAC, message));
    }
}
