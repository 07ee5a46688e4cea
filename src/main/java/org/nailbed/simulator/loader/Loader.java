package org.nailbed.simulator.loader;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What ROM and stub have in common: frames are taken one after the other, each when the one before is done with. */
public abstract class Loader implements Program {
    private final Machine machine;
    private final SlipDecoder slip;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long clock = Long.MIN_VALUE;

    protected Loader(Machine machine, SlipDecoder slip) {
        this.machine = machine;
        this.slip = slip;
    }

    /** Acts on one frame at {@link #time()}; spends what it takes. The array is not kept. */
    protected abstract void handle(byte[] frame, int length);

    /** Whether one more frame finds room while another is worked on. */
    protected abstract boolean holds(int framesWaiting);

    /** How many of the bytes that arrive during work are kept. */
    protected int roomFor(int bytes) {
        return bytes;
    }

    /** Work is done and nothing waits. */
    protected void idle() {}

    @Override
    public final void receive(byte[] bytes, int offset, int length, long now) {
        boolean busy = now < clock || !waiting.isEmpty();
        if (!busy) {
            idle();
        }
        slip.feed(bytes, offset, busy ? roomFor(length) : length, (frame, size) -> arrived(frame, size, now));
    }

    private void arrived(byte[] frame, int length, long now) {
        if (now >= clock && waiting.isEmpty()) {
            clock = now;
            handle(frame, length);
        } else if (holds(waiting.size())) {
            waiting.add(Arrays.copyOf(frame, length));
        }
    }

    @Override
    public long nextRunNanos() {
        return waiting.isEmpty() ? NEVER : clock;
    }

    @Override
    public void run(long now) {
        while (!waiting.isEmpty() && clock <= now) {
            byte[] frame = waiting.remove();
            handle(frame, frame.length);
        }
    }

    public final Machine machine() {
        return machine;
    }

    /** The moment up to which all work is done. */
    public final long time() {
        return clock;
    }

    protected final void startAt(long nanos) {
        clock = nanos;
    }

    public final void spend(long nanos) {
        clock += nanos;
    }

    /** Lets time pass that is no matter of flash or wire. */
    protected final void pause(long nanos) {
        if (machine.takesItsTime()) {
            spend(nanos);
        }
    }

    public final void send(byte[] frame) {
        machine.send(SlipEncoder.encode(frame), clock);
    }

    protected final void sendRaw(byte[] bytes) {
        machine.send(bytes, clock);
    }
}
