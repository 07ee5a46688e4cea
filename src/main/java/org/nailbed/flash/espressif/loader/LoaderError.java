package org.nailbed.flash.espressif.loader;

import org.nailbed.flash.FlashFault;

/** Why a loader refused or failed (protocol reference, 1.3). */
public sealed interface LoaderError permits RomError, StubError, LoaderError.Unlisted {

    /** The byte on the wire. */
    int code();

    /** For people; reads on after "the loader says: ". */
    String meaning();

    FlashFault fault();

    /** A code that the reference does not list. */
    record Unlisted(int code) implements LoaderError {
        @Override
        public String meaning() {
            return "an error that is not listed";
        }

        @Override
        public FlashFault fault() {
            return FlashFault.PROTOCOL_ERROR;
        }
    }
}
