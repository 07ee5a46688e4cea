package org.nailbed.simulator.soc;

import org.nailbed.simulator.Security;

/** A board of which nothing changes. */
public record FixedSenses(int baud, Security security) implements Senses {

    @Override
    public long nanos() {
        return 0;
    }
}
