package org.nailbed.firmware;

import org.jspecify.annotations.Nullable;

/** A file that cannot be used as firmware: which, where in it, what was seen against expected. */
public final class FirmwareException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FirmwareException(String message) {
        this(message, null);
    }

    public FirmwareException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
