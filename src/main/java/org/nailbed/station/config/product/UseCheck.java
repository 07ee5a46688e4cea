package org.nailbed.station.config.product;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nailbed.station.config.Equipment.Instrument;
import org.nailbed.station.config.Equipment.Printer;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.phase.NameUse;
import org.nailbed.station.config.phase.NameUse.Of;
import org.nailbed.station.config.yaml.Reading;
import org.nailbed.station.config.yaml.Spelling;

/** Whether what phases name is there. */
final class UseCheck {

    private final Reading reading;
    private final Optional<StationConfig> station;

    UseCheck(Reading reading, Optional<StationConfig> station) {
        this.reading = reading;
        this.station = station;
    }

    void checkSets(Collection<String> known) {
        check(Of.FIRMWARE_SET, "firmware set", known);
    }

    /** Only where the station is known: a product is for every line. */
    void checkEquipment() {
        station.ifPresent(config -> {
            check(
                    Of.INSTRUMENT,
                    "instrument of station " + config.name(),
                    config.equipment().instruments().stream()
                            .map(Instrument::name)
                            .toList());
            check(
                    Of.PRINTER,
                    "printer of station " + config.name(),
                    config.equipment().printers().stream().map(Printer::name).toList());
        });
    }

    private void check(Of of, String what, Collection<String> known) {
        List<NameUse> uses = reading.kept(NameUse.class);
        for (NameUse use : uses) {
            if (use.of() == of && !known.contains(use.name())) {
                use.place()
                        .fault("'" + use.name() + "' is no " + what + ", "
                                + (known.isEmpty() ? "there is none." : Spelling.suggestion(use.name(), known)));
            }
        }
    }
}
