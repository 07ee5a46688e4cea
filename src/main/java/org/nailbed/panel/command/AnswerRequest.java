package org.nailbed.panel.command;

import java.util.Optional;

/**
 * What a person answers to the question of a slot.
 *
 * @param question its id
 * @param kind YES, NO or TEXT
 * @param reason of a no
 * @param text the value that was asked for
 */
public record AnswerRequest(
        Optional<String> question, Optional<Kind> kind, Optional<String> reason, Optional<String> text) {

    /** How it is answered. */
    public enum Kind {
        YES,
        NO,
        TEXT
    }
}
