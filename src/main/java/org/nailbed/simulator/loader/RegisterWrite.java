package org.nailbed.simulator.loader;

import org.nailbed.simulator.soc.Soc;

/** One entry of WRITE_REG: address, value, mask, and a delay before it, on the wire in microseconds. */
public record RegisterWrite(int address, int value, int mask, long delayNanos) {
    private static final int WORDS = 4;

    public static RegisterWrite of(Request request, int index) {
        int at = WORDS * index;
        long delayMicros = request.word(at + 3) & 0xFFFFFFFFL;
        return new RegisterWrite(request.word(at), request.word(at + 1), request.word(at + 2), delayMicros * 1000);
    }

    public void applyTo(Soc soc) {
        int kept = soc.readRegister(address) & ~mask;
        soc.writeRegister(address, kept | (value & mask));
    }
}
