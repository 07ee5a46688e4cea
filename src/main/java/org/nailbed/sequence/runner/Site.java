package org.nailbed.sequence.runner;

import java.util.function.Function;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.sequence.RunObserver;
import org.nailbed.sequence.Surroundings;

/**
 * Where a run happens.
 *
 * @param programmers opens the port; may throw {@code WireException} or {@code FlashException}. The runner owns what it returns,
 *     and asks again after a failure closed it
 */
public record Site(
        Function<Progress.Listener, Programmer> programmers, Surroundings surroundings, RunObserver observer) {}
