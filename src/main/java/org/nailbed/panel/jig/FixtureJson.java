package org.nailbed.panel.jig;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nailbed.panel.json.Mending;
import org.nailbed.station.BenchView;
import org.nailbed.station.SlotHealth;
import org.nailbed.station.SlotView;
import org.nailbed.station.Station;
import org.nailbed.station.fixture.FixtureDesk;
import org.nailbed.station.fixture.LastScan;

/**
 * The jig as engineers see it.
 *
 * @param lastScan of the serial scanners
 * @param troubles what of the fixture does not work now
 * @param setup the station file beside what the station runs by
 * @param teaching absent while nobody teaches
 */
public record FixtureJson(
        List<FixtureSlotJson> slots,
        Optional<ScanJson> lastScan,
        List<String> troubles,
        SetupJson setup,
        List<InstrumentJson> instruments,
        List<PrinterJson> printers,
        Optional<TeachingJson> teaching) {

    /**
     * A slot and how it is.
     *
     * @param mend what a person may say of it to set it going again: MENDED or CONTACTS_REPLACED
     */
    public record FixtureSlotJson(
            int number,
            String address,
            Optional<String> stopped,
            Optional<Mending> mend,
            List<String> warnings,
            long contactCycles,
            int failuresInARow,
            Optional<Integer> learntBaud) {

        static FixtureSlotJson of(SlotView slot) {
            SlotHealth health = slot.health();
            return new FixtureSlotJson(
                    slot.number(),
                    slot.port().address(),
                    health.stopped().map(SlotHealth.Stop::message),
                    health.stopped().flatMap(Mending::of),
                    health.warnings(),
                    health.contactCycles(),
                    health.failuresInARow(),
                    slot.learntBaud());
        }
    }

    /** @param refusal why nothing was done with the code */
    public record ScanJson(String scanner, String code, Optional<String> refusal, Instant at) {

        static ScanJson of(LastScan scan) {
            return new ScanJson(scan.scanner(), scan.code(), scan.refusal(), scan.at());
        }
    }

    /**
     * @param changes that taking the station file would make, in words
     * @param afterRestart what else it says that holds only from the next start, in words
     * @param faults of the file as it is now
     */
    public record SetupJson(List<String> changes, List<String> afterRestart, List<String> faults) {

        static SetupJson of(Station.Setup setup) {
            return new SetupJson(setup.changes(), setup.afterRestart(), setup.faults());
        }
    }

    /**
     * What one slot at a time measures with.
     *
     * @param holder the slot that uses it now
     * @param waiting slots, the next one first
     */
    public record InstrumentJson(String name, String address, Optional<Integer> holder, List<Integer> waiting) {

        static InstrumentJson of(BenchView.Instrument instrument) {
            List<Integer> slots = instrument.slots();
            return new InstrumentJson(
                    instrument.name(),
                    instrument.address(),
                    slots.stream().findFirst(),
                    slots.stream().skip(1).toList());
        }
    }

    /** What prints labels. */
    public record PrinterJson(String name, String address) {

        static PrinterJson of(BenchView.Printer printer) {
            return new PrinterJson(printer.name(), printer.address());
        }
    }

    public static FixtureJson of(Station station, FixtureDesk desk) {
        return new FixtureJson(
                station.slots().stream().map(FixtureSlotJson::of).toList(),
                desk.lastScan().map(ScanJson::of),
                desk.troubles(),
                SetupJson.of(station.setup()),
                station.bench().instruments().stream().map(InstrumentJson::of).toList(),
                station.bench().printers().stream().map(PrinterJson::of).toList(),
                TeachingJson.of(desk.teaching().state()));
    }
}
