package org.nailbed.sequence;

import org.jspecify.annotations.Nullable;
import org.nailbed.run.FaultCode;

/** The one exception of this room; becomes the fault of its phase, with its message. */
public final class SequenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FaultCode code;

    public SequenceException(FaultCode code, String message) {
        this(code, message, null);
    }

    public SequenceException(FaultCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public FaultCode code() {
        return code;
    }
}
