package org.nailbed.simulator.catalog;

import java.util.List;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.chip.ChipModel;

/** Every chip that can be pretended. A further one is one more entry. */
public final class ChipModels {
    private ChipModels() {}

    private static final List<ChipModel> ALL = List.of(
            EarlyChips.ESP8266,
            EarlyChips.ESP32,
            XtensaChips.ESP32S2,
            XtensaChips.ESP32S3,
            RiscvChips.ESP32C2,
            RiscvChips.ESP32C3,
            LaterChips.ESP32C5,
            LaterChips.ESP32C5_MISLED,
            LaterChips.ESP32C6,
            LaterChips.ESP32C61,
            LaterChips.ESP32H2,
            P4Chips.REVISION_1,
            P4Chips.REVISION_3,
            P4Chips.REVISION_3_1);

    public static List<ChipModel> all() {
        return ALL;
    }

    public static ChipModel named(String name) {
        return ALL.stream().filter(chip -> chip.name().equals(name)).findFirst().orElseThrow(() -> {
            List<String> known = ALL.stream().map(ChipModel::name).toList();
            return new SimulatorException(
                    "Chip \"" + name + "\" cannot be pretended; " + String.join(", ", known) + " can.");
        });
    }
}
