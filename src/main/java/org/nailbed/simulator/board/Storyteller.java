package org.nailbed.simulator.board;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.nailbed.simulator.boot.BootStory;
import org.nailbed.simulator.loader.Machine;
import org.nailbed.simulator.loader.Program;

/** Prints a boot story line by line; what comes meanwhile waits in the receiver's buffer. */
final class Storyteller implements Program {
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** What bootloader and application set before they print. */
    private static final int SOFTWARE_BAUD = 115_200;
    /** Of an ESP's UART. */
    private static final int RECEIVER_BYTES = 128;

    /** What follows the story's end. */
    interface Sequel {
        /** @param waiting what came since the bootloader set the rate and nobody has read */
        void begin(BootStory story, long nanos, byte[] waiting);
    }

    private final Machine machine;
    private final BootStory story;
    private final long startNanos;
    private final Sequel sequel;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private int next;
    private boolean heardSoftware;
    private boolean over;

    Storyteller(Machine machine, BootStory story, long startNanos, Sequel sequel) {
        this.machine = machine;
        this.story = story;
        this.startNanos = startNanos;
        this.sequel = sequel;
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, long now) {
        if (heardSoftware) {
            waiting.write(bytes, offset, Math.min(length, RECEIVER_BYTES - waiting.size()));
        }
    }

    @Override
    public long nextRunNanos() {
        if (over) {
            return NEVER;
        }
        return at(next < story.lines().size() ? story.lines().get(next).atMillis() : story.endMillis());
    }

    private long at(long millis) {
        return machine.takesItsTime() ? startNanos + millis * NANOS_PER_MILLI : startNanos;
    }

    @Override
    public void run(long now) {
        while (next < story.lines().size() && nextRunNanos() <= now) {
            long due = nextRunNanos();
            BootStory.Line line = story.lines().get(next++);
            if (line.voice() == BootStory.Voice.SOFTWARE && !heardSoftware) {
                heardSoftware = true;
                machine.setBaud(SOFTWARE_BAUD);
            }
            machine.send(line.text().getBytes(StandardCharsets.ISO_8859_1), due);
        }
        if (next == story.lines().size() && nextRunNanos() <= now) {
            over = true;
            sequel.begin(story, at(story.endMillis()), waiting.toByteArray());
        }
    }
}
