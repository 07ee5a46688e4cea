package org.nailbed.flash.esp;

import org.nailbed.flash.WriteMode;

/**
 * How to talk to a board's loader.
 *
 * @param baud the rate to write at; connection is always made at 115200
 * @param writeMode what is not written because the board holds it already
 * @param loader with the stub unless told or forced otherwise
 */
public record EspOptions(int baud, LoaderChoice loader, WriteMode writeMode) {

    public static final EspOptions DEFAULT = new EspOptions(921_600, LoaderChoice.STUB, WriteMode.CHANGED);

    public EspOptions withBaud(int other) {
        return new EspOptions(other, loader, writeMode);
    }

    public EspOptions withLoader(LoaderChoice other) {
        return new EspOptions(baud, other, writeMode);
    }

    public EspOptions withWriteMode(WriteMode other) {
        return new EspOptions(baud, loader, other);
    }

    /** Which loader takes the bytes. */
    public enum LoaderChoice {
        /** Upload the stub; on a board that runs none, stay with its ROM. */
        STUB,
        ROM_ONLY
    }
}
