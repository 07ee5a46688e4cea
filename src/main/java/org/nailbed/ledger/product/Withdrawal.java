package org.nailbed.ledger.product;

import java.time.Instant;

/**
 * Somebody's word that a revision or an image may not be used any more, or may be used again.
 *
 * @param sha256 of the product revision, or of the image's file
 * @param reason in that person's words
 * @param at by the station's clock
 */
public record Withdrawal(Subject subject, Verdict verdict, String sha256, String by, String reason, Instant at) {

    public enum Subject {
        PRODUCT,
        FIRMWARE
    }

    public enum Verdict {
        WITHDRAWN,
        REINSTATED
    }
}
