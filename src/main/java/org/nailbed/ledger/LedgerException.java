package org.nailbed.ledger;

import org.jspecify.annotations.Nullable;

/** The database did not do what was asked: what, where, what to do. Nothing half-written is left behind. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
