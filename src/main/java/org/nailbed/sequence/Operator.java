package org.nailbed.sequence;

import java.util.Optional;
import org.nailbed.run.FaultCode;
import org.nailbed.wire.Deadline;

/** The person at the slot. */
@FunctionalInterface
public interface Operator {

    Operator NOBODY = (question, deadline) -> {
        throw new SequenceException(
                FaultCode.PROMPT_UNANSWERED, "Nobody is there to answer '" + question.text() + "'.");
    };

    /**
     * Shows a question at the slot and waits for its answer, of the kind that was asked for.
     *
     * @throws SequenceException {@code PROMPT_UNANSWERED} when the deadline passed, {@code STOPPED} when interrupted
     */
    Answer ask(Question question, Deadline deadline);

    /** What a question wants to know. */
    enum Kind {
        /** {@link Yes} or {@link No}. */
        YES_NO,
        /** A {@link Given} text or number. */
        VALUE,
        /** {@link Yes}, when the person has done it. */
        CONFIRM
    }

    /**
     * @param unit of the value that is asked for; empty for text
     * @param picture shown beside the question
     */
    record Question(String text, Kind kind, Optional<String> unit, Optional<Picture> picture) {
        public static Question of(String text, Kind kind) {
            return new Question(text, kind, Optional.empty(), Optional.empty());
        }
    }

    /**
     * @param mediaType such as {@code image/png}
     * @param sha256 of the content, lower-case hex; what pictures are compared by
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its hash; nobody changes it
    record Picture(String mediaType, byte[] content, String sha256) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Picture picture && picture.sha256.equals(sha256);
        }

        @Override
        public int hashCode() {
            return sha256.hashCode();
        }

        @Override
        public String toString() {
            return mediaType + " " + sha256;
        }
    }

    /** What a person said. */
    sealed interface Answer {}

    record Yes() implements Answer {}

    /** @param reason may be blank */
    record No(String reason) implements Answer {}

    record Given(String text) implements Answer {}
}
