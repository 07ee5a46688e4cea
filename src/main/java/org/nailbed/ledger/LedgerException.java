package org.nailbed.ledger;

import org.jspecify.annotations.Nullable;

/** The database did not do what was asked: what, where, what to do. Nothing half-written is left behind. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private enum Kind {
        REFUSED,
        CONNECTION_TROUBLE
    }

    private final Kind kind;

    /** For what the database will refuse again however often it is asked. */
    public LedgerException(String message, @Nullable Throwable cause) {
        this(Kind.REFUSED, message, cause);
    }

    private LedgerException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** For a database that did not answer, or was not able to: the same call may succeed later. */
    public static LedgerException connectionTrouble(String message, @Nullable Throwable cause) {
        return new LedgerException(Kind.CONNECTION_TROUBLE, message, cause);
    }

    /**
     * Whether the same call is worth another try. Every method of {@link Ledger} may be called again after this: what was
     * stored before the answer got lost is not stored twice.
     */
    public boolean isConnectionTrouble() {
        return kind == Kind.CONNECTION_TROUBLE;
    }
}
