package org.nailbed.simulator.stub;

import org.nailbed.simulator.loader.Machine;
import org.nailbed.simulator.loader.Parked;
import org.nailbed.simulator.loader.Program;

/** From a loader into what was uploaded: the stub if exactly that lies in RAM, else a chip that hangs. The reply leaves first. */
public final class Jump implements Program {
    private final Machine machine;
    private final int entry;
    private final long atNanos;

    public Jump(Machine machine, int entry, long atNanos) {
        this.machine = machine;
        this.entry = entry;
        this.atNanos = atNanos;
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, long now) {}

    @Override
    public long nextRunNanos() {
        return atNanos;
    }

    @Override
    public void run(long now) {
        boolean stub = machine.soc().model().stub().isIn(machine.soc().ram(), entry);
        machine.start(stub ? new StubLoader(machine, atNanos) : new Parked());
    }
}
