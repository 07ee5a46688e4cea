package org.nailbed.flash.espressif.stub;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.nailbed.flash.espressif.loader.Blocks;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.Region;

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
            commands.addAll(uploadCommands(segment, blockBytes));
        }
        return commands;
    }

    private static List<Command> uploadCommands(Segment segment, int blockBytes) {
        byte[] bytes = segment.bytes();
        Blocks blocks = Blocks.covering(bytes.length, blockBytes);
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.Begin(Opcode.MEM_BEGIN, new Region(segment.address(), bytes.length), blocks));
        for (int sequence = 0; sequence < blocks.count(); sequence++) {
            int from = sequence * blockBytes;
            ByteBuffer block = ByteBuffer.wrap(bytes, from, Math.min(blockBytes, bytes.length - from));
            commands.add(new Command.Block(Opcode.MEM_DATA, sequence, block));
        }
        return commands;
    }
}
