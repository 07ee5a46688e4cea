package org.nailbed.simulator.rom;

import java.util.OptionalInt;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.chip.Trait;
import org.nailbed.simulator.soc.Soc;

/** The S3's way around its locked jump: its ROM reads flash through a pointer in RAM (protocol reference, 3.1). */
final class FlashReadPointer {
    private static final int ADDRESS = 0x3FCEF688;
    private static final int OWN_ROUTINE = 0x40043B10;

    private FlashReadPointer() {}

    /** What the ROM does at its start. */
    static void prepare(Soc soc) {
        if (soc.model().has(Trait.FLASH_READ_POINTER)) {
            soc.note(ADDRESS, OWN_ROUTINE);
        }
    }

    static boolean isJumpForbidden(Soc soc) {
        return soc.security() == Security.SECURE_BOOT && soc.model().has(Trait.NO_JUMP_UNDER_SECURE_BOOT);
    }

    /** Where reading flash would jump; empty while the pointer is the ROM's own. */
    static OptionalInt bentTo(Soc soc) {
        if (!soc.model().has(Trait.FLASH_READ_POINTER)) {
            return OptionalInt.empty();
        }
        int target = soc.readRegister(ADDRESS);
        return target == OWN_ROUTINE ? OptionalInt.empty() : OptionalInt.of(target);
    }
}
