package org.nailbed.simulator.jig;

import java.util.List;
import org.nailbed.simulator.Attachment;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.Trait;

/** Which chip can hang on what. */
final class Attachments {
    private Attachments() {}

    static void check(Attachment attachment, ChipModel chip) {
        if (attachment instanceof Attachment.UsbSerialJtag) {
            check(Trait.USB_SERIAL_JTAG, "USB-Serial/JTAG", chip);
        } else if (attachment instanceof Attachment.UsbOtg) {
            check(Trait.USB_OTG, "USB-OTG loader", chip);
        }
    }

    private static void check(Trait needed, String name, ChipModel chip) {
        if (!chip.has(needed)) {
            List<String> able = ChipModels.all().stream()
                    .filter(other -> other.has(needed))
                    .map(ChipModel::name)
                    .toList();
            throw new SimulatorException("Chip " + chip.name() + " has no " + name + "; " + able + " have.");
        }
    }
}
