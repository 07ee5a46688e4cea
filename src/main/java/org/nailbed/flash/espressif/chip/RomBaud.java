package org.nailbed.flash.espressif.chip;

/** What a ROM must be asked for so that it really runs at a baud (protocol reference, 2.6). */
@FunctionalInterface
public interface RomBaud {

    int toAskFor(int baud, Registers registers);

    /** For a ROM that knows its crystal. */
    static RomBaud exact() {
        return (baud, registers) -> baud;
    }
}
