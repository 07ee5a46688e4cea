package org.nailbed.simulator.loader;

/** A chip that hangs or sleeps: it hears nothing and says nothing until it is reset. */
public final class Parked implements Program {

    @Override
    public void receive(byte[] bytes, int offset, int length, long now) {}

    @Override
    public long nextRunNanos() {
        return NEVER;
    }

    @Override
    public void run(long now) {}
}
