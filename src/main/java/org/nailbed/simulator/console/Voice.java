package org.nailbed.simulator.console;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.loader.Machine;

/** Says lines, as far as what is wrong with the board lets it. */
final class Voice {
    private static final String NEW_LINE = "\r\n";
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Machine machine;
    private final Random noise;
    private long clock;
    private int lines;

    Voice(Machine machine, long now) {
        this.machine = machine;
        noise = new Random(machine.soc().mac().bits());
        clock = now;
    }

    Machine machine() {
        return machine;
    }

    /** The moment up to which everything is said. */
    long clock() {
        return clock;
    }

    void listenAt(long now) {
        clock = Math.max(clock, now);
    }

    /** Lets time pass that the board's software needs. */
    void pause(long millis) {
        if (machine.takesItsTime()) {
            clock += millis * NANOS_PER_MILLI;
        }
    }

    void say(String line) {
        if (machine.mischief().is(BoardFault.SilentConsole.class)) {
            return;
        }
        lines++;
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        boolean noisy = machine.mischief()
                .as(BoardFault.NoisyConsole.class)
                .filter(fault -> lines % fault.every() == 0)
                .isPresent();
        if (noisy) {
            noise.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] |= (byte) 0x80;
            }
        }
        machine.send(bytes, clock);
        machine.send(NEW_LINE.getBytes(StandardCharsets.US_ASCII), clock);
    }

    void sayError(String complaint) {
        say("error " + complaint);
    }
}
