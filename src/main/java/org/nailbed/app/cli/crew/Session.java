package org.nailbed.app.cli.crew;

import org.nailbed.app.cli.output.Facts;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.esp.EspProgrammer;

/**
 * One board that answered and has the chip that was asked for. Belongs to the board's thread.
 *
 * @param facts what becomes known, for JSON; told of a board that fails later too
 */
public record Session(EspProgrammer programmer, BoardIdentity board, Facts facts) {

    /** "ESP32-S3 02:00:…": how the words of every result begin. */
    public String title() {
        return board.chip() + " " + board.mac();
    }
}
