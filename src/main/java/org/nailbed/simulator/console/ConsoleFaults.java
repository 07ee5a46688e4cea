package org.nailbed.simulator.console;

import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.SimulatorException;

/** Which faults of consoles can be ordered. */
public final class ConsoleFaults {
    private ConsoleFaults() {}

    /** @throws SimulatorException when it names a part or channel that no board has */
    public static void check(BoardFault fault) {
        if (fault instanceof BoardFault.BadPart bad && !SelfTest.PARTS.contains(bad.part())) {
            throw new SimulatorException("The self-test has no part \"" + bad.part() + "\"; there are "
                    + String.join(", ", SelfTest.PARTS) + ".");
        }
        if (fault instanceof BoardFault.AdcOff off && Adc.find(off.channel()).isEmpty()) {
            throw new SimulatorException(
                    "There is no ADC channel \"" + off.channel() + "\"; there are " + Adc.words() + ".");
        }
    }
}
