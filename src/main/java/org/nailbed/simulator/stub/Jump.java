package org.nailbed.simulator.stub;

import org.nailbed.simulator.chip.RamTestProgram;
import org.nailbed.simulator.console.RamTest;
import org.nailbed.simulator.loader.Machine;
import org.nailbed.simulator.loader.Parked;
import org.nailbed.simulator.loader.Program;
import org.nailbed.simulator.memory.Ram;

/** From a loader into what was uploaded: the stub or the test program if exactly that lies in RAM, else a chip that hangs. The reply leaves first. */
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
        Ram ram = machine.soc().ram();
        if (machine.soc().model().stub().isIn(ram, entry)) {
            machine.start(new StubLoader(machine, atNanos));
        } else {
            machine.start(RamTestProgram.isIn(ram, entry) ? RamTest.start(machine, atNanos) : new Parked());
        }
    }
}
