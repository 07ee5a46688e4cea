package org.nailbed.station;

import org.nailbed.sequence.Operator.Answer;
import org.nailbed.sequence.Operator.Given;
import org.nailbed.sequence.Operator.No;
import org.nailbed.sequence.Operator.Yes;

/** What a person replies to a question of a slot. */
public sealed interface Reply {

    /** It is so, or it is done. */
    record Agreed() implements Reply {}

    /** @param reason why not */
    record Denied(String reason) implements Reply {}

    /** @param text the value that was asked for */
    record Told(String text) implements Reply {}

    /** The same in the words of the sequence that asks. */
    default Answer answer() {
        if (this instanceof Denied denied) {
            return new No(denied.reason());
        }
        return this instanceof Told told ? new Given(told.text()) : new Yes();
    }
}
