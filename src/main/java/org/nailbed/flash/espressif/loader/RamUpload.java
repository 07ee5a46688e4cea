package org.nailbed.flash.espressif.loader;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What brings bytes into a chip's RAM (protocol reference, 3.1): the last block is not padded. */
public final class RamUpload {
    private RamUpload() {}

    /**
     * The jump is not among it.
     *
     * @param bytes a multiple of 4; shared, nobody changes them
     * @param blockBytes as {@link Dialect#ramBlockBytes}
     */
    public static List<Command> of(int address, byte[] bytes, int blockBytes) {
        Blocks blocks = Blocks.covering(bytes.length, blockBytes);
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.Begin(Opcode.MEM_BEGIN, new Region(address, bytes.length), blocks));
        for (int sequence = 0; sequence < blocks.count(); sequence++) {
            int from = sequence * blockBytes;
            ByteBuffer block = ByteBuffer.wrap(bytes, from, Math.min(blockBytes, bytes.length - from));
            commands.add(new Command.Block(Opcode.MEM_DATA, sequence, block));
        }
        return commands;
    }
}
