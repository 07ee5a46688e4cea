package org.nailbed.flash;

import org.jspecify.annotations.Nullable;

/** The one exception of this room; its message says what, where (offset, command), and seen against expected. */
public final class FlashException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FlashFault fault;

    public FlashException(FlashFault fault, String message) {
        this(fault, message, null);
    }

    public FlashException(FlashFault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public FlashFault fault() {
        return fault;
    }
}
