package org.nailbed.flash.espressif.chip;

import java.util.Optional;
import org.nailbed.flash.espressif.fuse.Security;
import org.nailbed.flash.espressif.fuse.Security.Lock;
import org.nailbed.flash.espressif.stub.StubPlan;

/** Which stub a board of one kind runs, and how it gets to run (protocol reference, 3.1). */
@FunctionalInterface
public interface StubRule {
    StubRule USUAL = (name, revision, security) -> Optional.of(StubPlan.jump(name));

    /**
     * Plans for one board.
     *
     * @param name the usual one of its kind: "esp32s3"
     * @param revision major × 100 + minor
     * @return empty when it can run none
     */
    Optional<StubPlan> plan(String name, int revision, Security security);

    /** The first C2s lack what the stub needs. */
    static StubRule notOnRevisionZero() {
        return (name, revision, security) -> revision == 0 ? Optional.empty() : Optional.of(StubPlan.jump(name));
    }

    /** A C3 that boots signed code only jumps into RAM no more. */
    static StubRule notWithSecureBoot() {
        return (name, revision, security) ->
                security.has(Lock.SECURE_BOOT) ? Optional.empty() : Optional.of(StubPlan.jump(name));
    }

    /**
     * An S3 that boots signed code only can still be led into RAM by way of its own flash driver.
     *
     * @param pointer address of the word through which its ROM calls that driver
     */
    static StubRule pastSecureBoot(int pointer) {
        return (name, revision, security) -> Optional.of(
                security.has(Lock.SECURE_BOOT) ? StubPlan.throughPointer(name, pointer) : StubPlan.jump(name));
    }

    /** The memory of a P4 moved with its third revision. */
    static StubRule olderBelow(int revision, String olderName) {
        return (name, board, security) -> Optional.of(StubPlan.jump(board < revision ? olderName : name));
    }
}
