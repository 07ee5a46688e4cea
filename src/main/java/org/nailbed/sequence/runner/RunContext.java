package org.nailbed.sequence.runner;

import java.util.Optional;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.JobUse;
import org.nailbed.run.Measurement;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.RunStart;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.UnitData;
import org.nailbed.wire.Ticker;

/** What all phases of one run share. */
record RunContext(Facts facts, Recipe recipe, Site site, BoardSeat seat, UnitData data, Ticker ticker) {

    static RunContext of(RunStart start, Recipe recipe, Site site, Ticker ticker) {
        boolean mustReset = recipe.sequence().phases().stream()
                .anyMatch(phase -> phase.kind().role() == PhaseKind.Role.RESETS);
        BoardSeat seat = new BoardSeat(site.programmers(), site.observer()::progressed, mustReset);
        RunContext context = new RunContext(new Facts(start), recipe, site, seat, new UnitData(), ticker);
        context.tell(start);
        return context;
    }

    private void tell(RunStart start) {
        data.put(UnitData.STATION, start.station());
        data.put(UnitData.SLOT, Integer.toString(start.slot()));
        data.put(UnitData.PRODUCT, start.product().name());
        data.put(UnitData.LOT, start.job().map(JobUse::lot).orElse(""));
        start.serialNumber().ifPresent(serial -> data.put(UnitData.SERIAL_NUMBER, serial));
    }

    /** More is known of the board: tells the record, the templates and whoever watches. */
    void isDut(Dut dut) {
        facts.isDut(dut);
        dut.serialNumber().ifPresent(serial -> data.put(UnitData.SERIAL_NUMBER, serial));
        dut.mac().ifPresent(mac -> data.put(UnitData.MAC, mac));
        dut.chip().ifPresent(chip -> data.put(UnitData.CHIP, chip));
        site.observer().identified(dut);
    }

    /** A try of a phase is over; its fault may tell of what was heard of the board, or said to it. */
    void ended(PhaseRecord done) {
        Optional<Fault> shown = done.fault().map(fault -> new Fault(fault.code(), data.masked(fault.message())));
        facts.ended(new PhaseRecord(done.key(), done.started(), done.duration(), done.measurements(), shown));
    }

    /** What a phase measured is at hand for the templates of later ones. */
    void measured(String phase, Measurement measurement) {
        measurement.value().ifPresent(value -> {
            String name = UnitData.measured(phase, measurement.name());
            String text = plain(value);
            if (UnitData.isName(name) && text.length() <= UnitData.MAX_VALUE_CHARACTERS) {
                data.put(name, text);
            }
        });
    }

    private static String plain(Measurement.Value value) {
        return value instanceof Measurement.Value.Text text ? text.text() : value.toString();
    }
}
