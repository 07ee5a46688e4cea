package org.nailbed.simulator.board;

import java.nio.charset.StandardCharsets;
import org.nailbed.simulator.boot.BootStory;
import org.nailbed.simulator.loader.Machine;
import org.nailbed.simulator.loader.Program;

/** Prints a boot story line by line; deaf. */
final class Storyteller implements Program {
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** What bootloader and application set before they print. */
    private static final int SOFTWARE_BAUD = 115_200;

    /** What follows the story's end. */
    interface Sequel {
        void begin(BootStory.End end, long nanos);
    }

    private final Machine machine;
    private final BootStory story;
    private final long startNanos;
    private final Sequel sequel;
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
    public void receive(byte[] bytes, int offset, int length, long now) {}

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
            sequel.begin(story.end(), at(story.endMillis()));
        }
    }
}
