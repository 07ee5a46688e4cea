package org.nailbed.sequence.board;

import java.util.List;
import java.util.Optional;
import org.nailbed.flash.BoardIdentity;

/** What a product expects to be locked on its boards. */
public sealed interface SecurityExpectation {

    /** Nothing is locked: the usual board on its first way through the line. */
    SecurityExpectation OPEN = new Open();

    /** Whatever is locked, as far as a board can be worked on at all. */
    SecurityExpectation ANY = new Named(Lock.ANY, Lock.ANY);

    /**
     * What is expected instead; empty when the board is as expected.
     *
     * @param security as {@link BoardIdentity#security}
     */
    Optional<String> against(List<String> security);

    /** As {@link #OPEN}. */
    record Open() implements SecurityExpectation {
        @Override
        public Optional<String> against(List<String> security) {
            return security.isEmpty() ? Optional.empty() : Optional.of("an open board");
        }
    }

    /** Each lock by itself; what else is locked does not matter. */
    record Named(Lock secureBoot, Lock flashEncryption) implements SecurityExpectation {
        @Override
        public Optional<String> against(List<String> security) {
            return secureBoot
                    .against("secure boot", security.contains(BoardIdentity.SECURE_BOOT_ON))
                    .or(() -> flashEncryption.against(
                            "flash encryption", security.contains(BoardIdentity.FLASH_ENCRYPTION_ON)));
        }
    }

    /** How one lock is to be. */
    enum Lock {
        ON,
        OFF,
        ANY;

        private Optional<String> against(String what, boolean on) {
            return this == ANY || on == (this == ON)
                    ? Optional.empty()
                    : Optional.of(what + (this == ON ? " on" : " off"));
        }
    }
}
