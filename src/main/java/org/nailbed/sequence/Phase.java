package org.nailbed.sequence;

import java.time.Duration;

/** One step on a DUT, as data: what to do and how long it may take. */
public sealed interface Phase {

    /** As products and records name it. */
    String name();

    /** The phase's own deadline. */
    Duration budget();

    /** Reset into the loader; ask what the board is; compare with what the product expects. */
    record Identify(Duration budget) implements Phase {
        @Override
        public String name() {
            return "identify";
        }
    }

    /** Write the firmware set. */
    record Flash(Duration budget) implements Phase {
        @Override
        public String name() {
            return "flash";
        }
    }

    /** Read back a digest of every region. */
    record Verify(Duration budget) implements Phase {
        @Override
        public String name() {
            return "verify";
        }
    }

    /** Reset into the application and listen to it boot. */
    record BootCheck(Duration budget) implements Phase {
        @Override
        public String name() {
            return "boot-check";
        }
    }
}
