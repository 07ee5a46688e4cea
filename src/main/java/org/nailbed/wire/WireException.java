package org.nailbed.wire;

import org.jspecify.annotations.Nullable;

/** The one exception of this room; its message says what, where, seen against expected, and what to do. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final WireFault fault;

    public WireException(WireFault fault, String message) {
        this(fault, message, null);
    }

    public WireException(WireFault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public WireFault fault() {
        return fault;
    }
}
