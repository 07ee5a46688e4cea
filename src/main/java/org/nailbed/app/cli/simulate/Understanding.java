package org.nailbed.app.cli.simulate;

import java.util.function.Supplier;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.simulator.SimulatorException;

/** What the simulator refuses was asked for on the command line. */
final class Understanding {
    private Understanding() {}

    static <T> T of(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (SimulatorException e) {
            throw new Failure.Usage(String.valueOf(e.getMessage()));
        }
    }
}
