package org.nailbed.flash.espressif.stub;

import java.util.ArrayList;
import java.util.List;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.RamUpload;

/**
 * A stub for one chip. Arrays are shared; nobody changes them.
 *
 * @param entry RAM address to jump to
 */
record Stub(int entry, Segment text, Segment data) {

    /** Bytes for a RAM address. */
    static final class Segment {
        private final int address;
        private final byte[] bytes;

        Segment(int address, byte[] bytes) {
            this.address = address;
            this.bytes = bytes;
        }

        int address() {
            return address;
        }

        /** Shared; nobody changes it. */
        byte[] bytes() {
            return bytes;
        }
    }

    /** What loads both segments; the jump is not among it. */
    List<Command> uploadCommands(int blockBytes) {
        List<Command> commands = new ArrayList<>();
        for (Segment segment : List.of(text, data)) {
            commands.addAll(RamUpload.of(segment.address(), segment.bytes(), blockBytes));
        }
        return commands;
    }
}
