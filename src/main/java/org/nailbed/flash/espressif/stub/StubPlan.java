package org.nailbed.flash.espressif.stub;

import java.util.Optional;

/**
 * Which stub a board runs and how it gets to run.
 *
 * @param name as in file names: "esp32s3"
 * @param pointer address of a word through which the ROM calls its flash driver, where the ROM jumps into RAM by no other way;
 *     empty for the usual jump
 */
public record StubPlan(String name, Optional<Integer> pointer) {

    /** The usual way. */
    public static StubPlan jump(String name) {
        return new StubPlan(name, Optional.empty());
    }

    public static StubPlan throughPointer(String name, int pointer) {
        return new StubPlan(name, Optional.of(pointer));
    }
}
