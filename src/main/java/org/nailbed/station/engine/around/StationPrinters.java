package org.nailbed.station.engine.around;

import java.util.function.Supplier;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.Printers;
import org.nailbed.sequence.SequenceException;
import org.nailbed.station.config.Equipment;
import org.nailbed.station.config.Equipment.StatusQuery;

/** The label printers that the station file names. */
public final class StationPrinters implements Printers {

    private final Supplier<Equipment> equipment;

    /** @param equipment as the station file says now */
    public StationPrinters(Supplier<Equipment> equipment) {
        this.equipment = equipment;
    }

    @Override
    public Printer named(String name) {
        return equipment.get().printers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(StationPrinters::printer)
                .orElseThrow(() -> new SequenceException(
                        FaultCode.PRINTER_DOWN,
                        "The station file names no printer '%s', only %s. Name it there."
                                .formatted(
                                        name,
                                        equipment.get().printers().stream()
                                                .map(Equipment.Printer::name)
                                                .toList())));
    }

    private static Printer printer(Equipment.Printer named) {
        Status status = named.status() == StatusQuery.ON ? Status.ASKED : Status.SILENT;
        return new Printer(named.name(), named.address(), named.dotsPerMm(), status);
    }
}
